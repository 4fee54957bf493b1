// One's workspaces and, for whoever runs the server, what it has seen.
import { ready } from "./page.ts";
import "./signed-in.ts";
import "./start.ts";

ready();
