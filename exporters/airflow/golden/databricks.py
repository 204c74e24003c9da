"""
The line "l" of main.pline, line 8, as a DAG for Airflow 3.

Written by `pline export airflow`: change the line, not this file.
"""

from datetime import timedelta

from airflow.providers.databricks.operators.databricks import DatabricksSQLStatementsOperator, DatabricksSubmitRunOperator
from airflow.sdk import DAG, Param
from pline_airflow import Line, Outcome, PlineTask

PLINE = Line(command=["npx", "pline"], file="/srv/project/main.pline", name="l", params=["day"])

with DAG(
    dag_id="main.l",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    params={"day": Param("2026-01-01", type="string")},
    tags=["pline"],
    default_args={
        "retries": 0,
        "retry_delay": timedelta(seconds=1),
        "retry_exponential_backoff": 2,
        "max_retry_delay": timedelta(seconds=600),
        "depends_on_past": False,
    },
) as dag:
    orders = PlineTask(task_id="orders", pline=PLINE, doc_md="`shell`, line 11 of main.pline.")
    report = DatabricksSubmitRunOperator(
        task_id="report",
        databricks_conn_id="workspace",
        tasks=[
            {
                "task_key": "report",
                "notebook_task": {
                    "notebook_path": "/Shared/report {{ '{{' }} not a template }}",
                    "base_parameters": {"day": "{{ params[\"day\"] }}", "rows": "{{ ti.xcom_pull(task_ids=\"orders\")[\"exit_code\"] }}"},
                },
            },
        ],
        retries=2,
        doc_md="`databricks.notebook`, line 13 of main.pline.",
    )
    job = PlineTask(task_id="job", pline=PLINE, doc_md="`databricks.job`, line 21 of main.pline.")
    count = DatabricksSQLStatementsOperator(
        task_id="count",
        databricks_conn_id="workspace",
        statement="select count(*) from raw.orders where note like '{% %}'",
        warehouse_id="1234567890abcdef",
        doc_md="`databricks.sql`, line 28 of main.pline.",
    )
    daily = PlineTask(task_id="daily", pline=PLINE, doc_md="`databricks.sql`, line 34 of main.pline.")
    local = PlineTask(task_id="local", pline=PLINE, doc_md="`databricks.notebook`, line 41 of main.pline.")
    url = PlineTask(task_id="url", pline=PLINE, reads=["job"], doc_md="`shell`, line 43 of main.pline.")
    pline_outcome = Outcome(
        task_id="pline.outcome",
        task_display_name="Outcome of the line",
        graph={"orders": [], "report": ["orders"], "job": ["report"], "count": [], "daily": [], "local": [], "url": ["job"]},
    )

    orders >> report
    report >> job
    job >> url
    [count, daily, local, url] >> pline_outcome

# gate: The provider's operator cannot do what task job needs: other tasks read its outputs. It runs by `pline task`.
# gate: The provider's operator cannot do what task daily needs: its statement or its parameters are known only when it runs. It runs by `pline task`.
