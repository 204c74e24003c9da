import type { Activity, Config, Connection, Environment, Group, Line, Output, Param, PropertyDeclaration, Task } from '../../language/generated/ast.ts';

/** What people give names to. Kinds of connection and what every task takes are the library's. */
export type Renamable = Activity | Config | Connection | Environment | Group | Line | Output | Param | PropertyDeclaration | Task;
