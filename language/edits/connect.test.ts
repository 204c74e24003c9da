import { describe, expect, test } from 'vitest';
import type { Connect } from '../../protocol/edit.ts';
import { edited, NIGHTLY } from './testing.ts';

const connect = (task: string, upstream: string, condition: Connect['condition'] = 'success', line = 'nightly'): Connect => ({ kind: 'connect', line, task, upstream, condition });
const line = (...tasks: readonly string[]): string => `line l {\n${tasks.map((task) => `  task ${task}\n`).join('')}}\n`;

describe('where the dependency goes', () => {
    test.each([
        ['into a task without a block', 'b uses wait', 'b uses wait {\n    after a\n  }'],
        ['into an empty block', 'b uses wait {\n  }', 'b uses wait {\n    after a\n  }'],
        ['in front of properties', 'b uses wait {\n    time: 1s\n  }', 'b uses wait {\n    after a\n    time: 1s\n  }'],
        ['in front of properties, behind a remark', 'b uses wait { // why\n    time: 1s\n  }', 'b uses wait { // why\n    after a\n    time: 1s\n  }'],
        ['into a block of one line', 'b uses wait { time: 1s }', 'b uses wait { after a time: 1s }'],
        ['into a list of the same condition', 'b uses wait {\n    after c\n    time: 1s\n  }', 'b uses wait {\n    after c, a\n    time: 1s\n  }'],
        ['into a list with a written condition', 'b uses wait {\n    after c  on success\n  }', 'b uses wait {\n    after c, a  on success\n  }'],
        ['behind a statement of another condition', 'b uses wait {\n    after c on failure // why\n    time: 1s\n  }', 'b uses wait {\n    after c on failure // why\n    after a\n    time: 1s\n  }'],
        ['behind a statement with a remark, which is about that one', 'b uses wait {\n    after c // why\n  }', 'b uses wait {\n    after c // why\n    after a\n  }'],
        ['behind a statement of several lines', 'b uses wait {\n    after c,\n      d\n  }', 'b uses wait {\n    after c,\n      d\n    after a\n  }'],
    ])('%s', (_, before, after) => {
        const others = ['a uses wait', 'c uses wait', 'd uses wait'];
        expect(edited(line(...others, before), connect('b', 'a', 'success', 'l'))).toBe(line(...others, after));
    });

    test('behind a list that is long enough', () => {
        const names = Array.from({ length: 9 }, (_, index) => `quite_a_long_name_${index}`);
        const [last, ...list] = names.toReversed();
        const tasks = names.map((name) => `${name} uses wait`);
        expect(edited(line(...tasks, `b {\n    after ${list.slice(0, 5).join(', ')}\n  }`), connect('b', last!, 'success', 'l')))
            .toBe(line(...tasks, `b {\n    after ${list.slice(0, 5).join(', ')}\n    after ${last}\n  }`));
    });
});

test.each([['success', 'after a'], ['failure', 'after a on failure'], ['complete', 'after a on complete']] as const)('on %s is written "%s"', (condition, text) => {
    expect(edited(line('a', 'b'), connect('b', 'a', condition, 'l'))).toBe(line('a', `b {\n    ${text}\n  }`));
});

test('a task of another line is named with its line, also one that is not in this file', () => {
    expect(edited(NIGHTLY.replace('after nightly.third', ''), connect('first', 'weekly.sum'))).toContain('uses wait { after weekly.sum time: 1s } // a remark');
    expect(edited(NIGHTLY, connect('first', 'finance.close'))).toContain('after finance.close');
    expect(edited(NIGHTLY, connect('third', 'nightly.second', 'failure'))).toContain('after first, second on failure');
});

test.each<[string, Connect, string]>([
    ['that is there already', connect('second', 'first', 'complete'), '"second" waits for the completion of "first" already.'],
    ['that is there already, by its full name', connect('sum', 'nightly.third', 'success', 'weekly'), '"sum" waits for the success of "nightly.third" already.'],
    ['on itself', connect('first', 'first'), '"first" cannot wait for itself.'],
    ['that closes a circle', connect('first', 'third'), '"first" cannot wait for "third", for these tasks would wait for each other: first → third → first.'],
    ['on a task that is not there', connect('first', 'thrid'), 'Line "nightly" has no task "thrid". Did you mean "third"?'],
    ['on a task that another line does not have', connect('first', 'weekly.third'), 'Line "weekly" has no task "third".'],
    ['on no name', connect('first', 'a b'), '"a b" cannot be a code'],
    ['on too many names', connect('first', 'a.b.c'), '"a.b.c" cannot be a code'],
])('a dependency %s is refused', (_, edit, message) => {
    expect(() => edited(NIGHTLY, edit)).toThrow(message);
});

test('a circle through another line is refused', () => {
    const text = 'line a {\n  task b\n}\nline c {\n  task d {\n    after a.b\n  }\n}\n';
    expect(() => edited(text, connect('b', 'c.d', 'success', 'a'))).toThrow('these tasks would wait for each other: b → c.d → b.');
});

test('sees the dependencies that the edits before it made', () => {
    expect(() => edited(line('a', 'b', 'c'), connect('b', 'a', 'success', 'l'), connect('c', 'b', 'failure', 'l'), connect('a', 'c', 'complete', 'l'))).toThrow('a → b → c → a');
    expect(edited(line('a', 'b', 'c'), connect('c', 'a', 'success', 'l'), connect('c', 'b', 'success', 'l'))).toBe(line('a', 'b', 'c {\n    after a, b\n  }'));
});
