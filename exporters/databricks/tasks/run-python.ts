/** Tested as it is, with Python and a stand-in for `dbutils`. */
export const RUN_PYTHON = `# Databricks notebook source
"""Runs a Python file as Pline does: with its arguments and variables, in its folder, its outputs handed on as task values."""

import json
import os
import re
import runpy
import sys
import tempfile

given = dbutils.widgets.getAll()


def with_secrets(text):
    return re.sub(r"\\{\\{secrets/([^/}]+)/([^}]+)\\}\\}", lambda found: dbutils.secrets.get(found[1], found[2]), text)


def numbered(prefix):
    keys = (key for key in given if key.startswith(prefix))
    return [given[key] for key in sorted(keys, key=lambda key: int(key.removeprefix(prefix)))]


script = os.path.abspath(given["pline_script"])
outputs = os.path.join(tempfile.mkdtemp(), "outputs.json")
os.environ["PLINE_OUTPUT"] = outputs
for key, text in given.items():
    if key.startswith("pline_environment_"):
        os.environ[key.removeprefix("pline_environment_")] = with_secrets(text)
sys.argv = [script, *(with_secrets(text) for text in numbered("pline_argument_"))]
sys.path.insert(0, os.path.dirname(script))
os.chdir(given["pline_folder"])

try:
    runpy.run_path(script, run_name="__main__")
except SystemExit as end:
    if end.code not in (None, 0):
        raise RuntimeError(f"{os.path.basename(script)} ended with {end.code}") from None

if os.path.exists(outputs):
    with open(outputs) as file:
        for key, output in json.load(file).items():
            dbutils.jobs.taskValues.set(key=key, value=output)
`;
