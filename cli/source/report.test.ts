import { describe, expect, it } from 'vitest';
import { plain } from '../terminal/style.ts';
import type { SourceProblem } from './problem.ts';
import { countProblems, reportProblems } from './report.ts';

function problem(change: Partial<SourceProblem>): SourceProblem {
    return {
        uri: 'file:///a.pline', file: 'a.pline', line: 3, column: 5, endLine: 3, endColumn: 9, severity: 'error', code: 'syntax', message: 'Wrong.',
        source: '    task', related: [], ...change,
    };
}

describe('reportProblems', () => {
    it('marks the place under its line', () => {
        expect(reportProblems([problem({})], plain)).toBe('a.pline:3:5: error syntax Wrong.\n    3 |     task\n      |     ^^^^');
    });

    it('keeps tabs, so that the mark stands under its place', () => {
        expect(reportProblems([problem({ source: '\t\tcmd: 1', column: 3, endColumn: 6 })], plain)).toMatch(/\n {6}\| \t\t\^\^\^$/);
    });

    it('marks to the end of the line what goes on in the next', () => {
        expect(reportProblems([problem({ source: 'a: """x', column: 4, endLine: 9, endColumn: 2 })], plain)).toMatch(/\| {4}\^\^\^\^$/);
    });

    it('marks one place for an empty range, also behind the end', () => {
        expect(reportProblems([problem({ source: 'line', column: 5, endColumn: 5 })], plain)).toMatch(/\| {5}\^$/);
    });

    it('shows a part of a very long line', () => {
        const report = reportProblems([problem({ source: `${'x'.repeat(5000)}task`, column: 5001, endColumn: 5005 })], plain);
        expect(report.length).toBeLessThan(400);
        const [, source = '', marks = ''] = report.split('\n');
        expect(source.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('task');
    });

    it('names the places that belong to it', () => {
        const related = [{ file: 'b.pline', line: 1, column: 2, message: 'The other one is here.' }];
        expect(reportProblems([problem({ related })], plain)).toMatch(/\n {2}b\.pline:1:2: The other one is here\.$/);
    });
});

describe('countProblems', () => {
    it.each([
        [[], 1, 'No problems in 1 file'],
        [['error'], 2, '1 error in 2 files'],
        [['warning', 'error', 'error'], 1, '2 errors and 1 warning in 1 file'],
    ] as const)('counts %j', (severities, files, text) => {
        expect(countProblems(severities.map((severity) => problem({ severity })), files)).toBe(text);
    });
});
