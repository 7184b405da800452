/** The page's font, and the styles that are no component's; each component brings its own (`*.module.css`). */
import '@fontsource-variable/inter';
import './tokens.css';
import './reset.css';
import './layout.css';
