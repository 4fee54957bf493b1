// One's workspaces and, for whoever runs the server, what it has seen.
import "./signed-in.ts";
import "./start.ts";
