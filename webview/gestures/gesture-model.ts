import type { HostMessage } from '../../protocol/panel.ts';
import type { ActivityOutline } from '../../protocol/lsp.ts';
import type { PanelEvent } from '../store/panel-model.ts';
import type { Edited } from '../store/requests.ts';
import type { Gesture, Pending, Refusal } from './gesture.ts';

/** The part of the panel's model that changing the line is about. */
export interface GestureModel {
    readonly gesture?: Gesture;
    readonly pending: readonly Pending[];
    readonly refusal?: Refusal;
    /** Tasks that are selected together; never external ones. */
    readonly marked: ReadonlySet<string>;
    /** What a new task can use; undefined until the host has said. */
    readonly activities?: readonly ActivityOutline[];
    /** Groups that a task can be in, also those that no task of the line is in. */
    readonly groups: readonly { readonly name: string; readonly title: string }[];
    /** What a screen reader says next. */
    readonly said: string;
}

export type GestureEvent =
    | { readonly type: 'begin'; readonly gesture: Gesture }
    /** The pointer or the keyboard went to a task while a dependency is made, or away from all. */
    | { readonly type: 'aim'; readonly target?: string }
    | { readonly type: 'end' }
    | { readonly type: 'mark'; readonly tasks: readonly string[] }
    | { readonly type: 'sent'; readonly pending: Pending }
    /** The host's answer to an edit. */
    | { readonly type: 'answered'; readonly id: number; readonly edited: Edited }
    | { readonly type: 'refused'; readonly refusal: Refusal }
    | { readonly type: 'say'; readonly text: string };

export const initialGestures: GestureModel = { pending: [], marked: new Set(), groups: [], said: '' };

/** Forms keep what was typed until the host has taken it. */
const forms: ReadonlySet<Gesture['kind']> = new Set(['create', 'group', 'rename', 'title']);

/** What happens to gestures after something happened in the panel. What did not change stays the same object. */
export function reduceGestures(model: GestureModel, event: PanelEvent): GestureModel {
    const { gesture, refusal, ...rest } = model;
    switch (event.type) {
        case 'begin': return { ...rest, gesture: event.gesture };
        case 'aim': return aimed(model, event.target);
        case 'focused': return gesture?.kind === 'connect' && gesture.way === 'pick' ? aimed(model, event.task) : model;
        case 'end': return gesture || refusal ? rest : model;
        case 'dismiss': return gesture || refusal || rest.marked.size > 0 ? { ...rest, marked: initialGestures.marked } : model;
        case 'mark': return { ...model, marked: new Set(event.tasks) };
        case 'sent': return sent(model, event.pending);
        case 'refused': return { ...model, refusal: event.refusal, said: event.refusal.message };
        case 'say': return { ...model, said: event.text };
        case 'answered': return answered(model, event.id, event.edited);
        case 'graph': return drawn(model, event);
        case 'activities': return { ...model, activities: event.activities, groups: event.groups ?? [] };
        default: return model;
    }
}

function aimed(model: GestureModel, target: string | undefined): GestureModel {
    if (model.gesture?.kind !== 'connect' || model.gesture.target === target) return model;
    const { target: _, ...gesture } = model.gesture;
    const { refusal: __, ...rest } = model;
    return { ...rest, gesture: { ...gesture, ...(target !== undefined && { target }) } };
}

function sent(model: GestureModel, edit: Pending): GestureModel {
    const { gesture, refusal: _, ...rest } = model;
    const form = gesture && forms.has(gesture.kind) ? gesture : undefined;
    return { ...rest, ...(form && { gesture: form }), pending: [...rest.pending, { ...edit, ...(form && { form }) }] };
}

function answered(model: GestureModel, id: number, edited: Edited): GestureModel {
    const edit = model.pending.find((pending) => pending.id === id);
    if (edit === undefined) return model;
    const others = model.pending.filter((other) => other !== edit);
    if (!edited.ok) return { ...model, pending: others, refusal: { message: edited.message, ...(edit.at && { at: edit.at }) }, said: edited.message };
    const { gesture, ...rest } = model;
    return {
        ...rest,
        ...(gesture && gesture !== edit.form && { gesture }),
        pending: edit.isDrawn ? others : [...others, { ...edit, isAnswered: true }],
        marked: initialGestures.marked,
        said: edit.done,
    };
}

/** An edit is over when its graph is there; the answer and the graph may come in any order. */
function drawn(model: GestureModel, { version, graph }: Extract<HostMessage, { type: 'graph' }>): GestureModel {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    const left = [...model.marked].filter((task) => ids.has(task));
    const pending = model.pending.filter((edit) => !edit.isAnswered || version <= edit.version);
    return {
        ...model,
        marked: left.length === model.marked.size ? model.marked : new Set(left),
        pending: pending.map((edit) => (version > edit.version ? { ...edit, isDrawn: true } : edit)),
    };
}
