import { afterAll, beforeAll, expect, test } from 'vitest';
import { endsOf, eventsOf, Project } from './testing/project.ts';

let project: Project;
beforeAll(async () => {
    project = await Project.copyOf('hello');
});
afterAll(() => project.delete());

test('hello has no problems', async () => {
    const { exitCode, stdout } = await project.pline('check', 'hello.pline', '--json');
    expect({ exitCode, problems: JSON.parse(stdout) }).toEqual({ exitCode: 0, problems: [] });
});

test('hello runs, and passes an output on', async () => {
    const outcome = await project.pline('run', 'hello.pline', '--param', 'name=Ada', '--json');
    expect(outcome).toMatchObject({ exitCode: 0 });
    const events = eventsOf('hello', outcome);
    expect(endsOf(events)).toEqual({ greet: 'succeeded', count: 'succeeded', tell: 'succeeded' });
    expect(events.find((event) => event.type === 'task-ended' && event.task === 'count')).toMatchObject({ outputs: { letters: 3 } });
});
