import { describe, expect, it } from 'vitest';
import { action, tidied, type MenuItem } from './menu-item.ts';
import { placeAt, placeBeside } from './place.ts';

const window = { width: 400, height: 300 };

describe('placeAt', () => {
    it('begins at the point where there is room, else as near as the window allows', () => {
        expect(placeAt({ x: 50, y: 60 }, { width: 100, height: 100 }, window)).toEqual({ x: 50, y: 60 });
        expect(placeAt({ x: 390, y: 290 }, { width: 100, height: 100 }, window)).toEqual({ x: 296, y: 196 });
        expect(placeAt({ x: -50, y: 0 }, { width: 100, height: 100 }, window)).toEqual({ x: 4, y: 4 });
    });

    it('shows the beginning of what is larger than the window', () => {
        expect(placeAt({ x: 50, y: 60 }, { width: 500, height: 400 }, window)).toEqual({ x: 4, y: 4 });
    });
});

describe('placeBeside', () => {
    const box = { width: 100, height: 80 };

    it('goes to the right, else to the left, else over it', () => {
        expect(placeBeside({ left: 50, top: 100, width: 150, height: 24 }, box, window)).toEqual({ x: 200, y: 95 });
        expect(placeBeside({ left: 200, top: 100, width: 150, height: 24 }, box, window)).toEqual({ x: 100, y: 95 });
        expect(placeBeside({ left: 50, top: 100, width: 300, height: 24 }, box, window)).toEqual({ x: 58, y: 132 });
    });
});

describe('tidied', () => {
    const separator: MenuItem = { kind: 'separator' };
    const item = action('add', 'Add', () => undefined);

    it('leaves no separator without something on both sides', () => {
        expect(tidied([separator, item, separator, undefined, separator, item, separator])).toEqual([item, separator, item]);
        expect(tidied([separator, undefined])).toEqual([]);
    });
});
