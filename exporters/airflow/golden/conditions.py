"""
The line "l" of main.pline, line 1, as a DAG for Airflow 3.

Written by `pline export airflow`: change the line, not this file.
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG
from pline_airflow import Line, Outcome, PlineTask

PLINE = Line(command=["npx", "pline"], file="/srv/project/main.pline", name="l")

with DAG(
    dag_id="main.l",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    params={},
    tags=["pline"],
    default_args={
        "retries": 0,
        "retry_delay": timedelta(seconds=1),
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(seconds=600),
        "depends_on_past": False,
    },
) as dag:
    a = PlineTask(task_id="a", pline=PLINE, doc_md="`shell`, line 2 of main.pline.")
    b = PlineTask(task_id="b", pline=PLINE, doc_md="`shell`, line 3 of main.pline.")
    off = PlineTask(task_id="off", pline=PLINE, enabled=False, doc_md="`shell`, line 4 of main.pline.")
    all_success = PlineTask(task_id="all_success", pline=PLINE, doc_md="`shell`, line 6 of main.pline.")
    any_success = PlineTask(task_id="any_success", pline=PLINE, trigger_rule="one_success", doc_md="`shell`, line 7 of main.pline.")
    all_failure = PlineTask(task_id="all_failure", pline=PLINE, trigger_rule="all_failed", doc_md="`shell`, line 8 of main.pline.")
    any_failure = PlineTask(task_id="any_failure", pline=PLINE, trigger_rule="one_failed", doc_md="`shell`, line 9 of main.pline.")
    all_complete = PlineTask(task_id="all_complete", pline=PLINE, trigger_rule="all_done", doc_md="`shell`, line 10 of main.pline.")
    any_complete = PlineTask(task_id="any_complete", pline=PLINE, trigger_rule="one_done", doc_md="`shell`, line 11 of main.pline.")
    one_complete = PlineTask(task_id="one_complete", pline=PLINE, trigger_rule="one_done", doc_md="`shell`, line 12 of main.pline.")
    all_complete_skippable_after_all_success_complete = EmptyOperator(task_id="all_complete_skippable.after.all_success.complete", trigger_rule="one_done")
    all_complete_skippable_after_any_success_complete = EmptyOperator(task_id="all_complete_skippable.after.any_success.complete", trigger_rule="one_done")
    all_complete_skippable = PlineTask(task_id="all_complete_skippable", pline=PLINE, doc_md="`shell`, line 14 of main.pline.")
    all_failure_below_after_all_success_failed = EmptyOperator(task_id="all_failure_below.after.all_success.failed", trigger_rule="all_failed")
    all_failure_below_after_all_success_ran = EmptyOperator(task_id="all_failure_below.after.all_success.ran", trigger_rule="one_done")
    all_failure_below_after_any_success_failed = EmptyOperator(task_id="all_failure_below.after.any_success.failed", trigger_rule="all_failed")
    all_failure_below_after_any_success_ran = EmptyOperator(task_id="all_failure_below.after.any_success.ran", trigger_rule="one_done")
    all_failure_below = PlineTask(task_id="all_failure_below", pline=PLINE, doc_md="`shell`, line 15 of main.pline.")
    any_failure_below_after_all_success_failed = EmptyOperator(task_id="any_failure_below.after.all_success.failed", trigger_rule="all_failed")
    any_failure_below_after_all_success_ran = EmptyOperator(task_id="any_failure_below.after.all_success.ran", trigger_rule="one_done")
    any_failure_below_after_all_success_failure = EmptyOperator(task_id="any_failure_below.after.all_success.failure", trigger_rule="all_success")
    any_failure_below_after_any_success_failed = EmptyOperator(task_id="any_failure_below.after.any_success.failed", trigger_rule="all_failed")
    any_failure_below_after_any_success_ran = EmptyOperator(task_id="any_failure_below.after.any_success.ran", trigger_rule="one_done")
    any_failure_below_after_any_success_failure = EmptyOperator(task_id="any_failure_below.after.any_success.failure", trigger_rule="all_success")
    any_failure_below = PlineTask(task_id="any_failure_below", pline=PLINE, trigger_rule="one_success", doc_md="`shell`, line 16 of main.pline.")
    all_mixed_after_b_failed = EmptyOperator(task_id="all_mixed.after.b.failed", trigger_rule="all_failed")
    all_mixed_after_any_success_complete = EmptyOperator(task_id="all_mixed.after.any_success.complete", trigger_rule="one_done")
    all_mixed = PlineTask(task_id="all_mixed", pline=PLINE, doc_md="`shell`, line 17 of main.pline.")
    any_mixed_after_b_failed = EmptyOperator(task_id="any_mixed.after.b.failed", trigger_rule="all_failed")
    any_mixed_after_any_success_complete = EmptyOperator(task_id="any_mixed.after.any_success.complete", trigger_rule="one_done")
    any_mixed = PlineTask(task_id="any_mixed", pline=PLINE, trigger_rule="one_success", doc_md="`shell`, line 18 of main.pline.")
    pline_outcome = Outcome(
        task_id="pline.outcome",
        task_display_name="Outcome of the line",
        graph={
            "a": [],
            "b": [],
            "off": [],
            "all_success": ["a", "b"],
            "any_success": ["a", "b"],
            "all_failure": ["a", "b"],
            "any_failure": ["a", "b"],
            "all_complete": ["a", "b"],
            "any_complete": ["a", "b"],
            "one_complete": ["all_success"],
            "all_complete_skippable": ["all_success", "any_success"],
            "all_failure_below": ["all_success", "any_success"],
            "any_failure_below": ["all_success", "any_success"],
            "all_mixed": ["a", "b", "any_success"],
            "any_mixed": ["a", "b", "any_success"],
        },
    )

    [a, b] >> all_success
    [a, b] >> any_success
    [a, b] >> all_failure
    [a, b] >> any_failure
    [a, b] >> all_complete
    [a, b] >> any_complete
    all_success >> one_complete
    all_success >> all_complete_skippable_after_all_success_complete
    any_success >> all_complete_skippable_after_any_success_complete
    [all_complete_skippable_after_all_success_complete, all_complete_skippable_after_any_success_complete] >> all_complete_skippable
    all_success >> all_failure_below_after_all_success_failed
    all_success >> all_failure_below_after_all_success_ran
    any_success >> all_failure_below_after_any_success_failed
    any_success >> all_failure_below_after_any_success_ran
    [
        all_failure_below_after_all_success_failed,
        all_failure_below_after_all_success_ran,
        all_failure_below_after_any_success_failed,
        all_failure_below_after_any_success_ran,
    ] >> all_failure_below
    all_success >> any_failure_below_after_all_success_failed
    all_success >> any_failure_below_after_all_success_ran
    [any_failure_below_after_all_success_failed, any_failure_below_after_all_success_ran] >> any_failure_below_after_all_success_failure
    any_success >> any_failure_below_after_any_success_failed
    any_success >> any_failure_below_after_any_success_ran
    [any_failure_below_after_any_success_failed, any_failure_below_after_any_success_ran] >> any_failure_below_after_any_success_failure
    [any_failure_below_after_all_success_failure, any_failure_below_after_any_success_failure] >> any_failure_below
    b >> all_mixed_after_b_failed
    any_success >> all_mixed_after_any_success_complete
    [a, all_mixed_after_b_failed, all_mixed_after_any_success_complete] >> all_mixed
    b >> any_mixed_after_b_failed
    any_success >> any_mixed_after_any_success_complete
    [a, any_mixed_after_b_failed, any_mixed_after_any_success_complete] >> any_mixed
    [
        a,
        b,
        off,
        any_success,
        all_failure,
        any_failure,
        all_complete,
        any_complete,
        one_complete,
        all_complete_skippable,
        all_failure_below,
        any_failure_below,
        all_mixed,
        any_mixed,
    ] >> pline_outcome

# gate: Airflow has one rule for all that a task waits for, and that of task all_complete_skippable is another. 2 empty tasks stand between: all_complete_skippable.after.all_success.complete, all_complete_skippable.after.any_success.complete.
# gate: Airflow has one rule for all that a task waits for, and that of task all_failure_below is another. 4 empty tasks stand between: all_failure_below.after.all_success.failed, all_failure_below.after.all_success.ran, all_failure_below.after.any_success.failed, all_failure_below.after.any_success.ran.
# gate: Airflow has one rule for all that a task waits for, and that of task any_failure_below is another. 6 empty tasks stand between: any_failure_below.after.all_success.failed, any_failure_below.after.all_success.ran, any_failure_below.after.all_success.failure, any_failure_below.after.any_success.failed, any_failure_below.after.any_success.ran, any_failure_below.after.any_success.failure.
# gate: Airflow has one rule for all that a task waits for, and that of task all_mixed is another. 2 empty tasks stand between: all_mixed.after.b.failed, all_mixed.after.any_success.complete.
# gate: Airflow has one rule for all that a task waits for, and that of task any_mixed is another. 2 empty tasks stand between: any_mixed.after.b.failed, any_mixed.after.any_success.complete.
