import type { PropertyDetails, TaskDetails } from '../../protocol/task.ts';

const location = { uri: 'file:///project/nightly.pline', start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };

function property(name: string, type: PropertyDetails['type'], more: Partial<PropertyDetails> = {}): PropertyDetails {
    return { name, type, required: false, problems: [], ...more };
}

/** A task of the sample line with a property of every type, as the host describes it. */
export function details(more: Partial<TaskDetails> = {}): TaskDetails {
    return {
        name: 'revenue', title: 'Revenue per day', activity: 'sql.query', activityTitle: 'SQL query', activityDoc: 'Runs SQL on a connection.',
        groups: [{ name: 'raw', title: 'Raw zone' }, { name: 'mart', title: 'Mart' }], rule: 'all',
        dependencies: [{ task: 'customers', condition: 'success' }, { task: 'orders', condition: 'failure' }],
        candidates: [{ task: 'products', title: 'Products and their prices' }, { task: 'close_books', title: 'Close the books', line: 'finance' }],
        properties: [
            property('connection', { kind: 'connection', names: ['warehouse', 'crm'] }, { required: true, value: 'warehouse', effective: 'warehouse', origin: 'task', doc: 'Where the SQL runs.' }),
            property('sql', { kind: 'multiline' }, { value: '"""\n    select *\n    from orders\n    """', effective: '"""\n    select *\n    from orders\n    """', origin: 'task' }),
            property('target', { kind: 'text' }, { effective: '"mart"', origin: 'group', definedAt: location, doc: 'The schema.' }),
            property('host', { kind: 'text' }, { value: 'crm_host', effective: 'crm_host', origin: 'task' }),
            property('file', { kind: 'path' }),
            property('password', { kind: 'secret' }, { effective: 'secret("TOKEN")', origin: 'activity' }),
            property('limit', { kind: 'integer', min: 1, max: 100 }, { effective: '10', origin: 'default' }),
            property('ratio', { kind: 'number', min: 0, max: 1 }),
            property('full', { kind: 'boolean' }, { value: 'true', effective: 'true', origin: 'task' }),
            property('wait', { kind: 'duration' }, { value: '10m', effective: '10m', origin: 'task' }),
            property('mode', { kind: 'choice', choices: ['append', 'replace'] }, { value: '"append"', effective: '"append"', origin: 'task' }),
            property('columns', { kind: 'list', of: { kind: 'text' } }, { value: '["a", "b"]', effective: '["a", "b"]', origin: 'task' }),
            property('parameters', { kind: 'map', of: { kind: 'text' } }, { value: '{ day: "<<day>>" }', effective: '{ day: "<<day>>" }', origin: 'task', problems: ['The parameter day is not used.'] }),
            property('options', { kind: 'json' }, { deprecated: 'use parameters' }),
            property('retries', { kind: 'integer', min: 0 }, { common: true, effective: '2', origin: 'group' }),
            property('tags', { kind: 'list', of: { kind: 'text' } }, { common: true }),
        ],
        ...more,
    };
}
