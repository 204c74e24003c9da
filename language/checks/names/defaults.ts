import { AstUtils, type LangiumDocument, type ValidationAcceptor } from 'langium';
import { isDefaults, type Import, type Property } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import { fileOf } from '../../uris.ts';
import type { Checks } from '../context.ts';
import { report, seeNode } from '../report.ts';
import { importedFiles } from './imported.ts';

/** What one `defaults` statement sets, and the import that brings it in. */
interface Setting {
    readonly activity: string;
    readonly property: Property;
    readonly statement?: Import;
}

/** For one file, `defaults` set a property of an activity once: of two, none would win. */
export const defaultsChecks: Checks = ({ services }) => ({
    PlineFile: (file, accept) => {
        const own = settingsOf(AstUtils.getDocument(file));
        const imported = importedFiles(file, services.shared.workspace.LangiumDocuments)
            .flatMap(({ statement, document }) => settingsOf(document).map((setting) => ({ ...setting, statement })));
        const seen = new Map<string, Setting>();
        for (const setting of [...own, ...imported]) {
            const key = `${setting.activity} ${propertyName(setting.property)}`;
            const first = seen.get(key);
            if (!first) seen.set(key, setting);
            else if (isReportedHere(first, setting)) reportTwice(first, setting, accept);
        }
    },
});

function settingsOf(document: LangiumDocument): Setting[] {
    return fileOf(document).declarations.filter(isDefaults)
        .flatMap(({ activity, properties }) => properties.map((property) => ({ activity: activity.$refText, property })));
}

/** Twice in one block is another mistake; twice in an imported file is reported in that file. */
function isReportedHere(first: Setting, second: Setting): boolean {
    return first.property.$container !== second.property.$container && (first.statement === undefined || first.statement !== second.statement);
}

function reportTwice(first: Setting, second: Setting, accept: ValidationAcceptor): void {
    const { activity } = second;
    const name = propertyName(second.property);
    const data = { activity, property: name };
    const message = (who: string): string => `${who} set "${name}" of ${activity}, and none of the two would win. Remove one.`;
    if (!second.statement) {
        report(accept, 'duplicate-default', message('Other "defaults" of this file also'), { node: second.property, property: 'declaration', related: [seeNode(first.property, 'The others.')] }, data);
    } else if (!first.statement) {
        report(accept, 'duplicate-default', message(`The "defaults" of "${second.statement.path}" also`), { node: first.property, property: 'declaration', related: [seeNode(second.property, 'The others.')] }, data);
    } else {
        const related = [seeNode(first.property, 'Here.'), seeNode(second.property, 'And here.')];
        report(accept, 'duplicate-default', message(`"${first.statement.path}" and "${second.statement.path}" both`), { node: second.statement, property: 'path', related }, data);
    }
}
