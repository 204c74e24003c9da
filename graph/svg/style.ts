interface Theme {
    readonly page: string;
    readonly card: string;
    readonly chip: string;
    readonly border: string;
    readonly text: string;
    readonly muted: string;
    readonly green: string;
    readonly red: string;
    readonly blue: string;
}

const light: Theme = {
    page: '#ffffff', card: '#ffffff', chip: '#eef0f2', border: '#c4c9d0', text: '#1f2328', muted: '#59636e', green: '#1a7f37', red: '#c4313a', blue: '#0969da',
};
const dark: Theme = {
    page: '#1f1f1f', card: '#2a2a2b', chip: '#3a3a3c', border: '#4d4d50', text: '#e6e6e6', muted: '#a8a8a8', green: '#56c271', red: '#f47067', blue: '#58a6ff',
};

/** Plain colours, no custom properties: not every program that shows SVG knows those. */
function colours(theme: Theme): string {
    return [
        `.page{fill:${theme.page}}.card{fill:${theme.card};stroke:${theme.border}}.chip{fill:${theme.chip}}`,
        `text{fill:${theme.text}}.muted{fill:${theme.muted}}`,
        `.glyph circle{fill:${theme.page};stroke:currentColor}.waiting,.skipped,.cancelled{color:${theme.muted}}`,
        `.success,.succeeded{color:${theme.green}}.failure,.failed{color:${theme.red}}.complete,.running{color:${theme.blue}}`,
        `.card.failed{stroke:${theme.red}}.card.running{stroke:${theme.blue}}.card.succeeded{stroke:${theme.green}}`,
    ].join('');
}

/** For paper and for pictures that know no preference, or as the reader's system has it. */
export type Scheme = 'light' | 'dark';

/** The picture's whole style sheet. @param scheme light, and dark where the reader prefers that, if it is not given */
export function style(scheme?: Scheme): string {
    const themed = scheme === undefined ? [colours(light), `@media (prefers-color-scheme:dark){${colours(dark)}}`] : [colours(scheme === 'light' ? light : dark)];
    return [...shapes, ...themed].join('\n');
}

const shapes = [
    'text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif}.title{font-weight:600}.heading{font-size:18px;font-weight:600}.small{font-size:11px}',
    '.card{stroke-width:1}.external{stroke-dasharray:5 3}.dim{opacity:.55}',
    '.edge path{fill:none;stroke:currentColor;stroke-width:1.5}.edge .arrow{fill:currentColor;stroke:none}',
    // The dashes' period is the grid's, and the first one is halved: edges that share a stretch match, whichever way they run.
    '.failure .way{stroke-dasharray:5 3;stroke-dashoffset:2.5}.complete .way{stroke-dasharray:2 2;stroke-dashoffset:1}',
    '.glyph path{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}.complete.glyph path{stroke-width:6}',
];
