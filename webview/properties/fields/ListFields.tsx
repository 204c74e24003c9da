import type { ComponentType, ReactNode } from 'react';
import { IconButton } from '../../components/IconButton.tsx';
import { entriesOf, itemsOf, listText, mapText, type Entry } from '../pline-text.ts';
import type { PropertyShape } from '../../../protocol/task.ts';
import { inputProps, type FieldProps } from './field.ts';
import { useDraft } from './use-draft.ts';

type Collection<K extends 'list' | 'map'> = Extract<PropertyShape, { readonly of: PropertyShape }> & { readonly kind: K };

interface CollectionProps<K extends 'list' | 'map'> extends FieldProps<Collection<K>> {
    /** The field for one value. */
    readonly Field: ComponentType<FieldProps & { readonly label: string }>;
}

/** What an item that was just added has: there is no empty number, nor an empty name. */
function emptyOf({ kind }: PropertyShape): string {
    switch (kind) {
        case 'integer':
        case 'number': return '0';
        case 'boolean': return 'false';
        case 'list': return '[]';
        case 'map': return '{}';
        case 'duration': return '1s';
        default: return '""';
    }
}

/** A list, an item a line. */
export function ListField(props: CollectionProps<'list'>): ReactNode {
    const { id, shape, value, onCommit, onDraft, Field } = props;
    const items = itemsOf(value ?? '[]') ?? [];
    const changed = (index: number, item: string | undefined): string | undefined => textOfItems(items.with(index, item ?? emptyOf(shape.of)));
    return (
        <span className="rows" role="group" id={id} aria-describedby={props.describedBy}>
            {items.map((item, index) => ({ item, index })).map(({ item, index }) => (
                <span key={index} className="row">
                    <Field {...props} id={`${id}-${index}`} label={`Item ${index + 1}`} shape={shape.of} value={item} onDraft={(next) => onDraft(changed(index, next))} onCommit={(next) => onCommit(changed(index, next))} />
                    <IconButton icon="remove" label={`Remove item ${index + 1}`} onClick={() => void onCommit(textOfItems(items.toSpliced(index, 1)))} />
                </span>
            ))}
            <button type="button" className="link-button" onClick={() => void onCommit(listText([...items, emptyOf(shape.of)]))}>Add item</button>
        </span>
    );
}

function textOfItems(items: readonly string[]): string | undefined {
    return items.length === 0 ? undefined : listText(items);
}

/** A map, an entry a line. */
export function MapField(props: CollectionProps<'map'>): ReactNode {
    const { id, shape, value, onCommit, onDraft, Field } = props;
    const entries = entriesOf(value ?? '{}') ?? [];
    const changed = (index: number, change: Partial<Entry>): string => mapText(entries.with(index, { ...entries[index]!, ...change }));
    const removed = (index: number): string | undefined => (entries.length === 1 ? undefined : mapText(entries.toSpliced(index, 1)));
    return (
        <span className="rows" role="group" id={id} aria-describedby={props.describedBy}>
            {entries.map((entry, index) => ({ entry, index })).map(({ entry, index }) => (
                <span key={index} className="row">
                    <KeyField {...props} id={`${id}-${index}-key`} label={`Name ${index + 1}`} entry={entry} onKey={(key) => onCommit(changed(index, { key }))} />
                    <Field
                        {...props}
                        id={`${id}-${index}`}
                        label={`Value of ${entry.key}`}
                        shape={shape.of}
                        value={entry.value}
                        onDraft={(next) => onDraft(changed(index, { value: next ?? emptyOf(shape.of) }))}
                        onCommit={(next) => onCommit(changed(index, { value: next ?? emptyOf(shape.of) }))}
                    />
                    <IconButton icon="remove" label={`Remove ${entry.key}`} onClick={() => void onCommit(removed(index))} />
                </span>
            ))}
            <button type="button" className="link-button" onClick={() => void onCommit(mapText([...entries, { key: freeKey(entries), value: emptyOf(shape.of) }]))}>Add entry</button>
        </span>
    );
}

function KeyField({ entry, label, onKey, ...props }: FieldProps & { readonly entry: Entry; readonly label: string; readonly onKey: (key: string) => Promise<boolean> }): ReactNode {
    const { text, change, ...handlers } = useDraft(entry.key, { onCommit: async (key) => key !== '' && onKey(key) });
    return <input type="text" className="mono key" spellCheck={false} aria-label={label} {...inputProps(props)} {...handlers} value={text} onChange={({ target }) => change(target.value)} />;
}

function freeKey(entries: readonly Entry[]): string {
    const taken = new Set(entries.map(({ key }) => key));
    const numbers = Array.from({ length: entries.length + 1 }, (_, index) => `name${index === 0 ? '' : index + 1}`);
    return numbers.find((key) => !taken.has(key))!;
}
