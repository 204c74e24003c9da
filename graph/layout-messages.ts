/** What the layout's worker thread and its owner say to each other. */
import type { LineGraph } from '../protocol/graph.ts';
import type { PlainGraph } from './model.ts';

export interface LayoutRequest {
    readonly id: number;
    readonly graph: PlainGraph;
    readonly previous?: LineGraph;
}

export type LayoutReply =
    | { readonly id: number; readonly graph: LineGraph }
    | { readonly id: number; readonly error: string };
