import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AstUtils, URI, type AstNode, type LangiumDocument, type Reference } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isActivity, isConfig, isConnection, isEvery, isGroup, isLine, isParam, isPropertyDeclaration, isTask } from '../generated/ast.ts';
import { Program } from '../program.ts';
import { project } from '../testing.ts';

/** What every reference of a file means: `written → kind name of file`, in the order of the text. */
function meanings({ references }: LangiumDocument): string[] {
    return references.flatMap((reference) => 'items' in reference
        ? [`${reference.$refText} → ${reference.items.map(({ ref }) => nameOf(ref)).join(', ') || '?'}`]
        : [`${reference.$refText} → ${nameOf((reference as Reference).ref)}`]);
}

function nameOf(node: AstNode | undefined): string {
    if (!node) return '?';
    const file = AstUtils.getDocument(node).uri.path.split('/').at(-1);
    if (isTask(node) || isParam(node)) return `${node.$type} ${node.$container.name}.${node.name}`;
    if (isPropertyDeclaration(node)) return `${node.$container.name}.${node.name}`;
    return isActivity(node) || isConfig(node) || isConnection(node) || isEvery(node) || isGroup(node) || isLine(node) ? `${node.$type} ${node.name} of ${file}` : node.$type;
}

describe('imports', () => {
    const names = 'import "far.pline"\nconfig near: "x"\nconnection crm: duckdb { file: "x" }\ngroup raw {}\nline finance { task close uses wait { time: 1s } }\nactivity own { runs wait { time: 1s } }\n';
    const far = 'config distant: "x"\ngroup remote {}\n';

    test('bring in what a file declares, of every kind', async () => {
        const { document } = await project(`import "names.pline"
            line l {
                task a uses own in raw { after finance.close }
                task b uses sql.query { connection: crm sql: "<<near>>" }
            }`, { 'far.pline': far, 'names.pline': names });
        expect(meanings(document)).toEqual([
            'own → Activity own of names.pline', 'raw → Group raw of names.pline', 'finance → Line finance of names.pline', 'close → Task finance.close',
            'sql.query → Activity sql.query of sql.pline', 'connection → sql.query.connection', 'crm → Connection crm of names.pline', 'sql → sql.query.sql',
            'near → Config near of names.pline',
        ]);
    });

    test('do not bring in what the imported file imports', async () => {
        const { problems } = await project('import "names.pline"\nline l {\n  task a uses wait in remote {\n    time: 1s\n    description: "<<distant>>"\n  }\n}', { 'far.pline': far, 'names.pline': names });
        expect(problems).toEqual([
            '3:23 There is no group "remote". Declare it with "group …", or import the file that does.',
            expect.stringMatching(/^5:21 There is no config item or param "distant"/) as string,
        ]);
    });

    test('may go in a circle', async () => {
        const { problems } = await project('import "other.pline"\nconfig mine: "<<theirs>>"', { 'other.pline': 'import "main.pline"\nconfig theirs: "x"' });
        expect(problems).toEqual([]);
    });
});

describe('imports of files on disk', () => {
    let folder: string;
    beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'pline-imports-')); });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    const uriOf = (name: string): URI => URI.file(join(folder, name));
    const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
    const codesOf = ({ diagnostics = [] }: LangiumDocument): unknown[] => diagnostics.map(({ code }) => code);

    async function load(text: string): Promise<{ document: LangiumDocument; change: (name: string) => Promise<void> }> {
        await write('main.pline', text);
        const program = await Program.create(NodeFileSystem);
        const document = await program.load(uriOf('main.pline'));
        const change = (name: string): Promise<void> => program.services.shared.workspace.DocumentBuilder.update([uriOf(name)], []);
        return { document, change };
    }

    test('are followed anew when a file changes', async () => {
        await write('names.pline', 'config a: "x"');
        const { document, change } = await load('import "names.pline"\nconfig b: "<<a>>"');
        expect(meanings(document)).toEqual(['a → Config a of names.pline']);
        await write('names.pline', 'config c: "x"');
        await change('names.pline');
        expect(meanings(document)).toEqual(['a → ?']);
        expect(codesOf(document)).toEqual(['unknown-name']);
    });

    test('are followed anew when a file changes that an imported one imports, for a cycle may go through it', async () => {
        await write('names.pline', 'import "far.pline"\nline b { task b uses wait { time: 1s after c.c } }');
        await write('far.pline', 'line c { task c uses wait { time: 1s } }');
        const { document, change } = await load('import "names.pline"\nline a { task a uses wait { time: 1s after b.b } }');
        expect(codesOf(document)).toEqual([]);
        await write('far.pline', 'import "main.pline"\nline c { task c uses wait { time: 1s after a.a } }');
        await change('far.pline');
        expect(codesOf(document)).toEqual(['dependency-cycle']);
    });

    test('are found once a missing file is there', async () => {
        const { document, change } = await load('import "names.pline"\nconfig b: "<<a>>"');
        expect(codesOf(document)).toEqual(['missing-import']);
        await write('names.pline', 'config a: "x"');
        await change('names.pline');
        expect(codesOf(document)).toEqual([]);
    });

    test('of a folder are said to be missing', async () => {
        await mkdir(join(folder, 'names'));
        const { document } = await load('import "names"');
        expect(codesOf(document)).toEqual(['missing-import']);
    });
});

describe('in a line', () => {
    test('a task is one of the line, or of the line that is named', async () => {
        const { document } = await project(`
            line one { task a uses wait { time: 1s } task b uses wait { after a time: 1s } }
            line two { task a uses wait { time: 1s } task b uses wait { after a, one.a time: 1s } }`);
        expect(meanings(document).filter((meaning) => /Task|Line/.test(meaning))).toEqual(['a → Task one.a', 'a → Task two.a', 'one → Line one of main.pline', 'a → Task one.a']);
    });

    test('a param is known in its line only', async () => {
        const { document } = await project(`
            line one { param day: string task a uses shell { command: day } }
            line two { task a uses shell { command: "<<day>>" } }`);
        expect(meanings(document).filter((meaning) => meaning.startsWith('day'))).toEqual(['day → Param one.day', 'day → ?']);
    });

    test('a placeholder with a dot reads a task\'s output, or what the run knows of itself', async () => {
        const { document } = await project('config a: "x"\nline l { task a uses shell { command: "" } task b uses shell { after a command: "<<a>> <<a.rows>> <<run.id>>" } }');
        expect(meanings(document).slice(-3)).toEqual(['a → Config a of main.pline', 'a → Task l.a', 'run → Every run of common.pline']);
    });
});

describe('a property is', () => {
    test('one of the activity, or one of every task', async () => {
        const { document } = await project('line l { task a uses shell { command: "" retries: 1 } }\ndefaults shell { command: "" timeout: 1s }');
        expect(meanings(document)).toEqual(['shell → Activity shell of process.pline', 'command → shell.command', 'retries → task.retries', 'shell → Activity shell of process.pline', 'command → shell.command', 'timeout → task.timeout']);
    });

    test('in a group, that of every activity that has it', async () => {
        const { document } = await project('activity own { command: text runs shell { command: command } }\ngroup g { command: "" }');
        expect(meanings(document).at(-1)).toBe('command → own.command, shell.command, exec.command');
    });

    test('in runs, one of the activity that is run; a name there is a property of the one that runs it', async () => {
        const { document } = await project('config text: "x"\nactivity own { text: text other: text runs shell { command: text } }');
        expect(meanings(document)).toEqual(['shell → Activity shell of process.pline', 'command → shell.command', 'text → own.text']);
    });

    test('in a connection, one of its kind', async () => {
        const { document } = await project('connection lake: duckdb { file: "x" }\nconnection shop: sqlite { file: "x" }');
        expect(meanings(document)).toEqual(['duckdb → Connector', 'file → duckdb.file', 'sqlite → Connector', 'file → sqlite.file']);
    });
});

test('of two of one name in a file the first counts, and a file\'s own goes before what it imports', async () => {
    const { document } = await project('import "names.pline"\nconfig a: "own"\nconfig a: "again"\nconfig b: a', { 'names.pline': 'config a: "imported"' });
    const [reference] = document.references;
    const target = (reference as Reference | undefined)?.ref;
    expect(target?.$cstNode?.text).toBe('config a: "own"');
});
