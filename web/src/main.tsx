/** The page begins: theme, words, then the shell. */
import { render } from "preact";
import { preferred, speak } from "./i18n";
import { apply } from "./theme";
import "./style/tokens.css";
import "./style/elements.css";
import "./style/shell.css";
import "./style/parts.css";
import { App } from "./app";

apply();
const root = document.getElementById("page");
if (root) void speak(preferred()).then(() => render(<App />, root));
