import { Emitter, type Event } from 'vscode-languageserver';
import type { LangiumSharedServices } from 'langium/lsp';

/** What a user may switch: the `pline.…` settings that the server looks at. */
export interface Settings {
    readonly inlayHints: { readonly group: boolean; readonly activity: boolean; readonly defaults: boolean };
    readonly codeLens: { readonly dependents: boolean; readonly lastRun: boolean };
    /** Which runs stay after each run: so many of each line, those of so many days; undefined: all. */
    readonly runs: { readonly keep?: number; readonly keepDays?: number };
}

type Switches = Omit<Settings, 'runs'>;

const DEFAULTS: Switches = {
    inlayHints: { group: true, activity: true, defaults: false },
    codeLens: { dependents: true, lastRun: true },
};

/** The settings as the editor last told them; an editor that tells none has the defaults. */
export class SettingsProvider {
    private settings: Settings = { ...DEFAULTS, runs: {} };
    private readonly changed = new Emitter<void>();
    readonly onDidChange: Event<void> = this.changed.event;

    constructor({ workspace: { ConfigurationProvider: provider } }: LangiumSharedServices) {
        provider.onConfigurationSectionUpdate(({ section, configuration }) => {
            if (section === 'pline') this.take(configuration);
        });
        void this.fetch(provider);
    }

    get current(): Settings {
        return this.settings;
    }

    /** What the editor answered at the start. */
    private async fetch(provider: LangiumSharedServices['workspace']['ConfigurationProvider']): Promise<void> {
        const [inlayHints, codeLens, runs] = await Promise.all(['inlayHints', 'codeLens', 'runs'].map((name) => provider.getConfiguration('pline', name) as Promise<unknown>));
        this.take({ inlayHints, codeLens, runs });
    }

    private take(given: unknown): void {
        const runs = property(given, 'runs');
        this.settings = {
            inlayHints: switches(given, 'inlayHints'), codeLens: switches(given, 'codeLens'),
            runs: { keep: count(property(runs, 'keep')), keepDays: count(property(runs, 'keepDays')) },
        };
        this.changed.fire();
    }
}

/** What is not given, or is no boolean, is as by default. */
function switches<K extends keyof Switches>(given: unknown, section: K): Switches[K] {
    const values = property(given, section);
    const entries = Object.entries(DEFAULTS[section]).map(([name, byDefault]) => {
        const value = property(values, name);
        return [name, typeof value === 'boolean' ? value : byDefault];
    });
    return Object.fromEntries(entries) as Switches[K];
}

/** Undefined for what is no whole number from 1 up. */
function count(value: unknown): number | undefined {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}

function property(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
