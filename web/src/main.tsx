/** The page begins: theme, words, then the shell. */
import { render } from "preact";
import { preferred, speak } from "./i18n";
import { apply } from "./theme";
import { VIEWS } from "./views";
import "./style/tokens.css";
import "./style/elements.css";
import "./style/shell.css";
import "./style/parts.css";
import { App } from "./app";

apply();
// The view is fetched beside the words, not after them.
const first = VIEWS.find(({ path }) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`).test(location.pathname));
void first?.load();
const root = document.getElementById("page");
if (root) void speak(preferred()).then(() => render(<App />, root));
