import type { PanelState } from '../../protocol/panel.ts';
import { initialModel, reduce, type PanelEvent, type PanelModel } from './panel-model.ts';

/** Holds the panel's model, and tells those who watch it that it changed. */
export class PanelStore {
    #model: PanelModel;
    readonly #watchers = new Set<() => void>();

    /** @param saved what the panel showed before the page was loaded again */
    constructor(saved?: PanelState) {
        this.#model = initialModel(saved);
    }

    readonly read = (): PanelModel => this.#model;

    readonly dispatch = (event: PanelEvent): void => {
        this.#model = reduce(this.#model, event);
        for (const watcher of this.#watchers) watcher();
    };

    /** @returns a function that ends the watching */
    readonly watch = (watcher: () => void): (() => void) => {
        this.#watchers.add(watcher);
        return () => this.#watchers.delete(watcher);
    };
}
