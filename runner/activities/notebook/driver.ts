/** The Python program that runs a notebook's cells. It reads what to run, as JSON, from its standard input, and leaves how it ended in the file that this names. */
export const NOTEBOOK_DRIVER = String.raw`
import ast, json, linecache, os, subprocess, sys, traceback

spec = json.load(sys.stdin)
sys.stdin = open(os.devnull)
sys.path.insert(0, os.path.dirname(os.path.abspath(spec["file"])))


class NotebookExit(BaseException):
    pass


class Widgets:
    def __init__(self, values):
        self.values = dict(values)

    def text(self, name, defaultValue="", label=None):
        self.values.setdefault(name, str(defaultValue))

    def dropdown(self, name, defaultValue, choices=(), label=None):
        self.values.setdefault(name, str(defaultValue))

    combobox = multiselect = dropdown

    def get(self, name):
        if name not in self.values:
            raise KeyError("There is no widget " + name + ": set it in the task's parameters, or define it with dbutils.widgets.text.")
        return self.values[name]

    def getAll(self):
        return dict(self.values)

    def remove(self, name):
        self.values.pop(name, None)

    def removeAll(self):
        self.values.clear()


class Notebook:
    def exit(self, value=""):
        raise NotebookExit(str(value))

    def run(self, *_, **__):
        raise NotImplementedError("dbutils.notebook.run works in a workspace only: make a task of each notebook.")


class DbUtils:
    widgets = Widgets(spec["parameters"])
    notebook = Notebook()


class LazySpark:
    """Spark takes seconds to start: only a notebook that uses it waits for it."""
    session = None

    def get(self):
        if LazySpark.session is None:
            from pyspark.sql import SparkSession
            LazySpark.session = SparkSession.builder.appName("pline").getOrCreate()
        return LazySpark.session

    def __getattr__(self, name):
        try:
            return getattr(self.get(), name)
        except ImportError:
            raise RuntimeError("This notebook uses spark, and pyspark is not installed for " + sys.executable + ": install it with pip install pyspark.") from None


def has(module):
    import importlib.util
    return importlib.util.find_spec(module) is not None


def display(value, *_, **__):
    if hasattr(value, "show"):
        value.show()
    else:
        print(value)


def run_sql(code):
    if has("pyspark"):
        namespace["_sqldf"] = LazySpark().get().sql(code.rstrip().rstrip(";"))
        display(namespace["_sqldf"])
    elif has("duckdb"):
        import duckdb
        result = duckdb.sql(code)
        if result is not None:
            namespace["_sqldf"] = result
            display(result)
    else:
        raise RuntimeError("A %sql cell takes pyspark or duckdb, and neither is installed for " + sys.executable + ": install one with pip install duckdb.")


def run_python(code, name):
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    tree = ast.parse(code, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), namespace)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
        if value is not None:
            display(value) if hasattr(value, "show") else print(repr(value))


def finish(**end):
    sys.stdout.flush()
    with open(spec["result"], "w") as file:
        json.dump(end, file)


namespace = {"__name__": "__main__", "dbutils": DbUtils(), "spark": LazySpark(), "display": display}
for cell in spec["cells"]:
    name = "cell " + str(cell["number"]) + (" (" + cell["title"] + ")" if "title" in cell else "")
    print("-- " + name, flush=True)
    try:
        if cell["language"] == "python":
            run_python(cell["code"], "<" + name + ">")
        elif cell["language"] == "sql":
            run_sql(cell["code"])
        else:
            sys.stdout.flush()
            subprocess.run(["sh", "-e", "-c", cell["code"]], check=True)
    except NotebookExit as exit:
        finish(exit=exit.args[0])
        sys.exit(0)
    except BaseException as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != "<string>"]
        sys.stdout.flush()
        print("Traceback (most recent call last):", *traceback.format_list(frames), *traceback.format_exception_only(error), file=sys.stderr, sep="\n", flush=True)
        finish(failed=name, error="".join(traceback.format_exception_only(error)).strip())
        sys.exit(1)
finish()
`;
