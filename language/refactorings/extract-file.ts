import { AstUtils, GrammarUtils, UriUtils, type FileSystemProvider, type URI } from 'langium';
import { isProperty, isSimpleType, isTask, isText, type Activity, type PropertyDeclaration } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import { literalText } from '../model/text.ts';
import { Changes, type Place, type Refactoring } from './refactoring.ts';

/** What a script is written in, by the name of its property. */
const ENDINGS: Readonly<Record<string, string>> = { code: 'py', sql: 'sql', query: 'sql', command: 'sh' };

/** Puts a script into a file of its own, where the activity takes one instead. In a file placeholders would stay as they are, so a script with one stays where it is. */
export async function extractFile({ node, document, services }: Place): Promise<Refactoring[]> {
    const property = AstUtils.getContainerOfType(node, isProperty);
    const task = property?.$container;
    if (!property || !isTask(task) || !isText(property.value) || document.uri.scheme !== 'file') return [];
    const text = property.value.closed ? literalText(property.value) : undefined;
    const other = task.activity?.ref && fileProperty(task.activity.ref, propertyName(property));
    const isElsewhere = services.model.Inheritance.effectiveProperties(task).has('working_directory');
    if (text === undefined || text.trim() === '' || !other || isElsewhere) return [];
    const uri = await unusedFile(UriUtils.dirname(document.uri), task.name, ENDINGS[propertyName(property)] ?? 'txt', services.shared.workspace.FileSystemProvider);
    const changes = new Changes();
    const name = GrammarUtils.findNodeForProperty(property.$cstNode, 'declaration')!;
    const { offset, end } = property.value.$cstNode!;
    changes.add(task, [{ start: name.offset, end: name.end, text: other.name }, { start: offset, end, text: `"${UriUtils.basename(uri)}"` }]);
    return [{ kind: 'extract', title: `Move "${propertyName(property)}" to the file ${UriUtils.basename(uri)}`, changes: changes.all, creates: { uri, text: `${text}\n` } }];
}

/** The path that an activity takes instead of a text. */
function fileProperty({ properties, requirements }: Activity, name: string): PropertyDeclaration | undefined {
    const alternatives = requirements.map((requirement) => requirement.properties.map(({ $refText }) => $refText)).find((names) => names.includes(name)) ?? [];
    return properties.find((declaration) => declaration.name !== name && alternatives.includes(declaration.name) && isSimpleType(declaration.type) && declaration.type.name === 'path');
}

async function unusedFile(folder: URI, name: string, ending: string, files: FileSystemProvider): Promise<URI> {
    for (let number = 1; ; number++) {
        const uri = UriUtils.joinPath(folder, `${name}${number === 1 ? '' : number}.${ending}`);
        if (!await files.exists(uri)) return uri;
    }
}
