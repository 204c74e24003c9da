import { DefaultLexerErrorMessageProvider, LangiumParserErrorMessageProvider } from 'langium';
import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';

type Messages = Required<IParserErrorMessageProvider>;

const WORDS: Record<string, string> = {
    ID: 'a name',
    TEXT_OPEN: 'a text in quotes',
    TEXT_CHARACTERS: 'text',
    TEXT_CLOSE: 'the closing quote (no placeholder may stand in this text)',
    BLOCK_OPEN: 'a text in quotes',
    NUMBER: 'a number',
    DURATION: 'a duration such as 30s',
    PLACEHOLDER_CLOSE: '">>"',
    EOF: 'the end of the file',
};

/** What to write after a rule's beginning, by the rule that could not go on. */
const HINTS: Record<string, string> = {
    PlineFile: 'Here stands import, environments, config, connection, defaults, group, line or activity.',
    Declaration: 'Here stands import, environments, config, connection, defaults, group, line or activity.',
    Line: 'In a line stand schedule, param, task and properties, each "name: value".',
    Task: 'In a task stand "after …", "run if …" and properties, each "name: value".',
    Property: 'A property is "name: value".',
    PropertyBlock: 'Here stand properties, each "name: value".',
    Value: 'A value is a text in quotes, a number, true or false, a duration such as 30s, a list […], a map {…}, env("…"), secret("…") or a name.',
    Condition: 'After "on" stands success, failure or complete.',
    RuleMode: 'After "if" stands any or all.',
    PropertyType: 'A type is string, text, integer, number, boolean, duration, path, secret, json, list of …, map of …, connection, or a choice of texts.',
    SimpleTypeName: 'A type is string, text, integer, number, boolean, duration, path, secret, json, list of …, map of …, connection, or a choice of texts.',
    Activity: 'In an activity stand properties "name: type", "requires one of …" and "runs …".',
    EveryKind: 'After "every" stands task, line or run.',
};

/** Syntax errors in the words of the language: what was found, and what may stand there. */
export class PlineParserErrors extends LangiumParserErrorMessageProvider {
    override buildMismatchTokenMessage({ expected, actual, ruleName }: Parameters<Messages['buildMismatchTokenMessage']>[0]): string {
        if (expected.name === 'EOF') return `${found(actual)} where nothing like it may stand.${hint('PlineFile')}`;
        return `${found(actual)}, but here must stand ${word(expected)}.${hint(ruleName)}`;
    }

    override buildNotAllInputParsedMessage({ firstRedundant }: Parameters<Messages['buildNotAllInputParsedMessage']>[0]): string {
        return `${found(firstRedundant)} where nothing like it may stand.${hint('PlineFile')}`;
    }

    override buildNoViableAltMessage({ actual, ruleName }: Parameters<Messages['buildNoViableAltMessage']>[0]): string {
        return `${found(actual[0])} where it may not stand.${hint(ruleName)}`;
    }

    override buildEarlyExitMessage({ actual, ruleName }: Parameters<Messages['buildEarlyExitMessage']>[0]): string {
        return `${found(actual[0])} where it may not stand.${hint(ruleName)}`;
    }
}

/** What is no word of the language, in its words. */
export class PlineLexerErrors extends DefaultLexerErrorMessageProvider {
    override buildUnexpectedCharactersMessage(text: string, start: number, length: number): string {
        if (text.startsWith('/*', start)) return 'This comment has no end. Write */ where it ends.';
        return `${excerpt(text.slice(start, start + length))} means nothing here. Remove it, or put quotes around the text that it is part of.`;
    }
}

function found(token: IToken | undefined): string {
    return !token || token.tokenType.name === 'EOF' || token.image === '' ? 'The file ends' : `Found ${excerpt(token.image)}`;
}

const MOST_SHOWN = 40;

function excerpt(text: string): string {
    return `"${text.replace(/\s+/g, ' ').trim().slice(0, MOST_SHOWN)}"`;
}

function word(type: TokenType): string {
    return WORDS[type.name] ?? `"${type.name}"`;
}

function hint(ruleName: string): string {
    // Langium marks its rules' names with a zero-width space.
    const text = HINTS[ruleName.replace('\u200B', '')];
    return text ? ` ${text}` : '';
}
