import { DefaultValueConverter, type CstNode, type GrammarAST, type ValueType } from 'langium';

const MILLISECONDS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Turns the text of a token into its value. */
export class PlineValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
        switch (rule.name) {
            case 'DURATION':
                return parseDuration(input) ?? Number.NaN;
            case 'TEXT_CHARACTERS':
                return unescapeText(input);
            case 'BLOCK_CHARACTERS':
                return input.replaceAll('\\<<', '<<');
            case 'PlainText':
                return input.slice(1, -1);
            default:
                return super.runConverter(rule, input, cstNode);
        }
    }
}

/**
 * @param input `500ms`, `30s`, `10m`, `2h`, `1d`
 * @returns milliseconds, or undefined where the text is no duration
 */
export function parseDuration(input: string): number | undefined {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(input);
    return match ? Number(match[1]) * MILLISECONDS[match[2]!]! : undefined;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/** Resolves `\n`, `\t`, `\r`, `\u00e9`, `\<<`; any other character after a backslash stands for itself. */
export function unescapeText(raw: string): string {
    return raw.replace(/\\(u[0-9a-fA-F]{4}|<<|.)/g, (_, escape: string) =>
        escape.length === 5 && escape.startsWith('u') ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape));
}

/** The inverse of {@link unescapeText}: what to write between the quotes of a one-line text. */
export function escapeText(value: string): string {
    return value
        .replace(/[\\"]/g, '\\$&')
        .replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
        .replace(/<<(?=\s*[_a-zA-Z]\w*\s*(?:\.\s*[_a-zA-Z]\w*\s*)?>>)/g, '\\<<');
}
