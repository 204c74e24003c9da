import { EmptyFileSystem } from 'langium';
import type { Edit } from '../../protocol/edit.ts';
import { createPlineServices } from '../services.ts';
import type { Replacement } from './pieces.ts';
import { planEdits, type PlannedEdits } from './plan.ts';
import { Reading } from './reading.ts';

const services = createPlineServices(EmptyFileSystem);

/** For tests: edits need no names linked, and no library. */
export function plan(text: string, ...edits: readonly Edit[]): PlannedEdits {
    return planEdits(text, edits, services);
}

/** For tests: the text that edits leave. */
export function edited(text: string, ...edits: readonly Edit[]): string {
    return replaced(text, plan(text, ...edits).replacements);
}

/** For tests: a text, read without linking. */
export function read(text: string): Reading {
    return Reading.of(text, services);
}

/** For tests: a text with its replacements made. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
    const ends = replacements.map(({ end }) => end);
    return [...replacements.map(({ start, text: inserted }, index) => text.slice(ends[index - 1] ?? 0, start) + inserted), text.slice(ends.at(-1) ?? 0)].join('');
}

/** For tests: a line with a task that has everything, and some that wait. */
export const NIGHTLY = `// The head stays.
group raw "Raw zone" {
}

line nightly "Nightly" {
  /** Waits. */
  task first "First" uses wait { time: 1s } // a remark

  task second uses shell in raw {
    // Runs when the first is through.
    after first      on complete
    command: "echo 1"   // odd   spacing
  }

  task third "Third" uses shell {
    after first, second // both
    after first on failure
    run if any
    command: """
      echo <<second.count>>
      echo done
    """
    retries: 2
  }
  // The tail stays.
}

line weekly {
  task sum uses shell {
    after nightly.third
    command: "echo"
  }
}
`;
