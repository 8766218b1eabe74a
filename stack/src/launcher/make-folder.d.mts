export declare function makeFolder(path: string): void;
