"""Writes the report from the CSV files of the marts, and says in PLINE_OUTPUT where it lies."""
import argparse
import csv
import json
import os
from pathlib import Path

Row = dict[str, str]


def minutes(row: Row) -> str:
    return f"{float(row['mean_delay']):.1f}" if row['mean_delay'] else '–'


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table: the first column is text, the others are numbers."""
    rule = ['---'] + ['---:'] * (len(head) - 1)
    return '\n'.join(f"| {' | '.join(cells)} |" for cells in [head, rule, *rows])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--day', required=True)
    parser.add_argument('--flights', required=True)
    parser.add_argument('folder', type=Path)
    arguments = parser.parse_args()

    def read(name: str) -> list[Row]:
        with open(arguments.folder / f'{name}.csv', newline='', encoding='utf-8') as file:
            return list(csv.DictReader(file))

    carriers, conditions, ages = read('carriers'), read('conditions'), read('ages')
    report = '\n\n'.join([
        f'# Departures from New York up to {arguments.day}',
        f'{arguments.flights} flights. Delays are means at departure, in minutes; cancelled flights have none.',
        '## Carriers, the most delayed first',
        table(['Carrier', 'Flights', 'Cancelled', 'Late', 'Delay'],
              [[row['carrier'], row['flights'], row['cancelled'], row['late'], minutes(row)] for row in carriers]),
        '## Origins and weather',
        table(['Origin and weather', 'Flights', 'Cancelled', 'Delay'],
              [[f"{row['origin']}: {row['condition']}", row['flights'], row['cancelled'], minutes(row)] for row in conditions]),
        '## Age of the plane',
        table(['Years', 'Flights', 'Delay'],
              [[f"{row['age']} to {int(row['age']) + 4}", row['flights'], minutes(row)] for row in ages]),
    ])

    path = arguments.folder / 'report.md'
    path.write_text(report + '\n', encoding='utf-8')
    with open(os.environ['PLINE_OUTPUT'], 'w', encoding='utf-8') as file:
        json.dump({'path': str(path), 'worst_carrier': carriers[0]['carrier']}, file)
    print(f"{path}: most delayed is {carriers[0]['carrier']}")


if __name__ == '__main__':
    main()
