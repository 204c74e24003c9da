import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLine } from '../generated/ast.ts';
import { read } from './testing.ts';
import { isPlain } from './value.ts';

test('what looks plain is one value, whatever stands around it', () => {
    const piece = fc.constantFrom('a', 'run', 'task', 'if', 'any', '"', '\\', '<<', '>>', '5', '-', '.', 's', 'ms', ' ', '\n', '{', '}', ':', '"a"', 'true', 'é', '//', '/*');
    fc.assert(fc.property(fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')), (value) => {
        if (!isPlain(value)) return;
        const { errors, file } = read(`line l {\n  task t uses wait {\n    a: ${value}\n    b: ${value}\n  }\n}\n`);
        expect(errors).toBe(0);
        const [task] = file.declarations.find(isLine)?.tasks ?? [];
        expect(task?.properties.map((property) => property.value?.$cstNode?.text)).toEqual([value.trim(), value.trim()]);
    }), { numRuns: 3_000 });
    expect(['a', '5', '-0.5', '30s', '"a \\" b"', ' "x" '].every(isPlain)).toBe(true);
});
