"""What the DAGs that Pline writes need. It lies beside them in the DAGs folder, and is written with each of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

# How long a cancelled task may take to end, in seconds: longer than Pline's own grace time.
GRACE = 30

SUCCEEDED = "success"
FAILED = "failed"
SKIPPED = {"skipped", "upstream_failed", "removed"}


@dataclass(frozen=True)
class Line:
    """Where a line is on the workers, and how to call Pline there."""

    command: Sequence[str]
    file: str
    name: str
    # Fixed by the export; otherwise the run's param pline_environment says it.
    environment: str | None = None
    params: Sequence[str] = field(default_factory=list)


class PlineTask(BaseOperator):
    """Runs one task of a line with `pline task`. Its outputs are the task's XCom."""

    ui_color = "#dbeafe"

    def __init__(self, *, pline: Line, reads: Sequence[str] = (), enabled: bool = True, **kwargs):
        super().__init__(**kwargs)
        self.pline = pline
        self.reads = reads
        self.enabled = enabled
        self._process: subprocess.Popen | None = None

    def execute(self, context):
        if not self.enabled:
            raise AirflowSkipException("It is switched off (enabled: false).")
        with tempfile.TemporaryDirectory(prefix="pline-") as folder:
            path = Path(folder, "result.json")
            code = self._run(self._command(context, path), self._run_of(context))
            result = json.loads(path.read_text()) if path.exists() else {}
        if result.get("status") == "skipped":
            raise AirflowSkipException("It is switched off (enabled: false).")
        if code == 2:
            raise AirflowFailException("Pline could not begin; the log says why. Another try would end the same way.")
        if code != 0:
            raise AirflowException(result.get("error") or f"The task ended with {code}; the log says why.")
        return result.get("outputs", {})

    def _command(self, context, result: Path) -> list[str]:
        params = context["params"]
        environment = self.pline.environment or params.get("pline_environment")
        given = [argument for name in self.pline.params if params.get(name) is not None for argument in ("--param", f"{name}={_text(params[name])}")]
        return [
            *self.pline.command, "task", self.pline.file, self.pline.name, self.task_id, "--within", "-", "--result", str(result),
            *(["--environment", environment] if environment else []), *given,
        ]

    def _run_of(self, context) -> dict:
        """What `<<run.…>>` and outputs of other tasks give."""
        run = context["dag_run"]
        started = (run.start_date or run.run_after).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        outputs = {task: context["ti"].xcom_pull(task_ids=task) for task in self.reads}
        return {"id": run.run_id, "started": started, "outputs": {task: values for task, values in outputs.items() if values is not None}}

    def _run(self, command: list[str], run: dict) -> int:
        """Its standard input stays open: where this process is killed, Pline notices that it was closed, and ends the task."""
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", start_new_session=os.name == "posix"
            )
        except OSError as error:
            raise AirflowFailException(f"{command[0]} cannot be started on this worker: {error}. Install Pline there, or export with --pline-command.") from error
        self._process = process
        threading.Thread(target=self._stop_with, args=[os.getppid()], daemon=True).start()
        try:
            try:
                process.stdin.write(json.dumps(run) + "\n")
                process.stdin.flush()
            except BrokenPipeError:
                # It ended before it read anything: what it said of that comes below.
                pass
            for line in process.stdout:
                self.log.info("%s", line.rstrip("\n"))
            return process.wait()
        finally:
            self._stop()

    def _stop_with(self, parent: int):
        """Where the worker is killed, this process outlives it; the task is tried again elsewhere, so it must not go on here."""
        while self._process is not None:
            if os.getppid() != parent:
                return self._stop()
            time.sleep(1)

    def on_kill(self):
        self._stop()

    def _stop(self):
        """Asks Pline to end the task with everything that it started, and waits until it has."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class LastStatus(BaseOperator):
    """Ends as a task of another line ended last: the dependency on a task of another line."""

    ui_color = "#ede9fe"

    def __init__(self, *, external_dag_id: str, external_task_id: str, **kwargs):
        super().__init__(**kwargs)
        self.external_dag_id = external_dag_id
        self.external_task_id = external_task_id

    def execute(self, context):
        assumed = context["params"].get("pline_external", "last")
        state = {"success": SUCCEEDED, "failure": FAILED}.get(assumed) or self._last()
        context["ti"].xcom_push(key="status", value=state)
        name = f"{self.external_task_id} of {self.external_dag_id}"
        if state is None:
            raise AirflowSkipException(f"No run has recorded how {name} ended. Run that DAG first, or start this one with pline_external: success or failure.")
        self.log.info("%s ended with %s", name, state)
        if state == FAILED:
            raise AirflowFailException(f"{name} failed.")
        if state in SKIPPED:
            raise AirflowSkipException(f"{name} was skipped.")

    def _last(self) -> str | None:
        from airflow.sdk.execution_time.comms import GetPreviousTI
        from airflow.sdk.execution_time.task_runner import SUPERVISOR_COMMS

        found = [
            SUPERVISOR_COMMS.send(GetPreviousTI(dag_id=self.external_dag_id, task_id=self.external_task_id, state=state)).task_instance
            for state in (SUCCEEDED, FAILED, "skipped", "upstream_failed")
        ]
        ended = [instance for instance in found if instance is not None and instance.end_date is not None]
        return str(max(ended, key=lambda instance: instance.end_date).state) if ended else None


class Outcome(BaseOperator):
    """
    The status of the line: every leaf must have succeeded; for a skipped leaf its upstreams count instead, recursively.
    It is the DAG's only leaf, so that the run of the DAG ends as the line does.
    """

    ui_color = "#f1f5f9"

    def __init__(self, *, graph: dict[str, list[str]], externals: Sequence[str] = (), **kwargs):
        # A worker that is lost meanwhile says nothing of the line; a verdict is final, and is not tried again.
        super().__init__(trigger_rule="all_done", retries=2, retry_delay=timedelta(seconds=5), **kwargs)
        self.graph = graph
        self.externals = externals

    def execute(self, context):
        run_id = context["dag_run"].run_id
        states = context["ti"].get_task_states(dag_id=self.dag_id, task_ids=[*self.graph, *self.externals], run_ids=[run_id]).get(run_id, {})
        unknown = [task for task in self.externals if context["ti"].xcom_pull(task_ids=task, key="status") is None]
        if unknown:
            raise AirflowFailException(f"No run has recorded how {', '.join(unknown)} ended.")
        reason = failure_of(self.graph, states)
        if reason:
            raise AirflowFailException(reason)
        handled = [task for task in self.graph if states.get(task) == FAILED]
        self.log.info("The line succeeded%s.", f", failures handled: {', '.join(handled)}" if handled else "")
        return {"handled": handled}


def failure_of(graph: dict[str, list[str]], states: dict[str, str]) -> str | None:
    """Why the line failed; None where it succeeded. The graph names the upstreams of every task."""
    followed = {upstream for upstreams in graph.values() for upstream in upstreams}
    taken = [task for task in graph if task not in followed]
    seen = set(taken)
    # The list grows while it is walked.
    for task in taken:
        state = states.get(task)
        if state == SUCCEEDED:
            continue
        if state not in SKIPPED:
            return f"{task} ended with {state or 'no state'}, and no task handled that."
        for upstream in graph.get(task, []):
            if upstream not in seen:
                seen.add(upstream)
                taken.append(upstream)
    return None


def _text(value) -> str:
    """A param as the command line takes it."""
    return value if isinstance(value, str) else json.dumps(value)
