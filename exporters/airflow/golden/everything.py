{
  "main.l.connection.crm": {
    "slots": 2,
    "description": "Pline: connection crm of line l",
    "include_deferred": false
  },
  "main.l.pool.heavy": {
    "slots": 2,
    "description": "Pline: pool heavy of line l",
    "include_deferred": false
  }
}

"""
The line "l" of main.pline, line 29, as a DAG for Airflow 3.

Written by `pline export airflow`: change the line, not this file.
"""

from datetime import timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Param, TaskGroup
from airflow.timetables.trigger import MultipleCronTriggerTimetable
from pline_airflow import LastStatus, Line, Outcome, PlineTask

PLINE = Line(command=["npx", "pline"], file="/srv/project/main.pline", name="l", params=["day", "limit", "mode", "wait_for"])

with DAG(
    dag_id="main.l",
    dag_display_name="Nightly load",
    description="The nightly load. See {{ handbook }}.",
    doc_md="The nightly load. See {{ handbook }}.\n\n It has a \"quoted\" second paragraph.",
    schedule=MultipleCronTriggerTimetable("0 2 * * *", "30 14 * * SAT", timezone="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
    params={
        "day": Param("2026-01-01", type="string", description="The day to load."),
        "limit": Param(100, type="integer", minimum=1),
        "mode": Param("delta", enum=["full", "delta"]),
        "wait_for": Param("90s", type="string"),
        "pline_environment": Param("dev", enum=["dev", "prod"], description="The environment to run for."),
        "pline_external": Param("last", enum=["last", "success", "failure"], description="Tasks of other lines: how they ended last, or what to assume."),
    },
    tags=["pline", "finance", "daily"],
    default_args={
        "retries": 0,
        "retry_delay": timedelta(seconds=1),
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(seconds=600),
        "depends_on_past": False,
    },
) as dag:
    raw_group = TaskGroup("raw", prefix_group_id=False, group_display_name="Raw zone", tooltip="Tables as they came in.")

    finance_close_books = LastStatus(task_id="finance.close_books", external_dag_id="main.finance", external_task_id="close_books")
    customers = PlineTask(
        task_id="customers",
        pline=PLINE,
        task_display_name="Customers",
        task_group=raw_group,
        retries=2,
        retry_delay=timedelta(seconds=30),
        retry_exponential_backoff=3,
        max_retry_delay=timedelta(seconds=3600),
        pool="main.l.connection.crm",
        doc_md="All of them.\n\nTags: pii\n\n`ingest.database`, line 44 of main.pline.",
    )
    orders = PlineTask(
        task_id="orders",
        pline=PLINE,
        task_group=raw_group,
        execution_timeout=timedelta(seconds=90),
        retries=5,
        retry_delay=timedelta(seconds=30),
        retry_exponential_backoff=3,
        max_retry_delay=timedelta(seconds=3600),
        pool="main.l.connection.crm",
        doc_md="`ingest.database`, line 51 of main.pline.",
    )
    heavy = PlineTask(task_id="heavy", pline=PLINE, reads=["orders"], pool="main.l.pool.heavy", doc_md="`shell`, line 59 of main.pline.")
    report_after_finance_close_books_complete = EmptyOperator(task_id="report.after.finance.close_books.complete", trigger_rule="one_done")
    report = PlineTask(task_id="report", pline=PLINE, enabled=False, doc_md="`shell`, line 65 of main.pline.")
    pline_outcome = Outcome(
        task_id="pline.outcome",
        task_display_name="Outcome of the line",
        graph={"customers": [], "orders": [], "heavy": ["customers", "orders"], "report": ["heavy", "finance.close_books"]},
        externals=["finance.close_books"],
    )

    [customers, orders] >> heavy
    finance_close_books >> report_after_finance_close_books_complete
    [heavy, report_after_finance_close_books_complete] >> report
    [finance_close_books, customers, orders, heavy, report] >> pline_outcome

# difference: The param token is a secret, and Airflow shows params. There it always has its default, which the worker reads.
# gate: Airflow's pools hold over all runs, and have to be created there. A file of pools is written for `airflow pools import`; `pline run --on airflow` creates them.
# gate: Airflow has one rule for all that a task waits for, and that of task report is another. An empty task stands between: report.after.finance.close_books.complete.
