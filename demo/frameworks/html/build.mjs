// What the page needs of the package: the loader and the chunks beside it, served from the page's own site.
import { cpSync } from "node:fs";

cpSync("node_modules/lead-chat/dist/cdn", "dist/lead-chat", { recursive: true });
cpSync("index.html", "dist/index.html");
