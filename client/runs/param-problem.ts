const FORMS: readonly { readonly type: string; readonly form: RegExp; readonly hint: string }[] = [
    { type: 'integer', form: /^-?\d+$/, hint: 'a whole number, such as 5' },
    { type: 'number', form: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/, hint: 'a number, such as 0.5' },
    { type: 'boolean', form: /^(true|false)$/, hint: 'true or false' },
    { type: 'duration', form: /^\d+(\.\d+)?(ms|s|m|h|d)$/, hint: 'a duration, such as 30s or 5m' },
];

/**
 * What is wrong with a param's value as it is typed; the runner has the last word. Pure: no vscode.
 * @param type as written in the line: `integer`, `integer(0..)`, `"a" | "b"`, …
 */
export function paramProblem(type: string, text: string): string | undefined {
    const expected = FORMS.find((each) => type.startsWith(each.type));
    return expected === undefined || expected.form.test(text) ? undefined : `Type ${expected.hint}.`;
}
