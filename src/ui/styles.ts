/** The page's font and styles, in the order of their weight. */
import '@fontsource-variable/inter';
import './tokens.css';
import './app.css';
import './views.css';
import './readout.css';
import './ownData.css';
import './layouts.css';
import './forcedColors.css';
import './print.css';
