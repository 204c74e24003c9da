import { UriUtils, type FileSystemProvider, type URI } from 'langium';

/** Which files there are. A folder is read once, however many of its files are asked for. */
export class Folders {
    private readonly files: FileSystemProvider;
    private readonly read = new Map<string, Promise<ReadonlySet<string>>>();

    constructor(files: FileSystemProvider) {
        this.files = files;
    }

    async has(uri: URI): Promise<boolean> {
        return (await this.filesBeside(uri)).has(uri.toString());
    }

    private filesBeside(uri: URI): Promise<ReadonlySet<string>> {
        const text = uri.toString();
        const folder = text.slice(0, text.lastIndexOf('/'));
        let files = this.read.get(folder);
        // A folder that is not there, or may not be read, holds nothing that could be found.
        if (!files) this.read.set(folder, files = this.files.readDirectory(UriUtils.dirname(uri)).then((nodes) => new Set(nodes.map((node) => node.uri.toString())), () => new Set<string>()));
        return files;
    }
}
