/** A Chromium for the tests that look at what a person sees. */
import { aptInstall, findProgram, ScriptError } from './shell.ts';

const CANDIDATES = [
    'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, or one that is installed, or one that is installed now.
 * @throws ScriptError where there is none and none can be installed
 */
export async function setUpChromium(): Promise<string> {
    const given = process.env.CHROMIUM_PATH;
    if (given !== undefined) {
        if (findProgram(given) === undefined) throw new ScriptError(`CHROMIUM_PATH names "${given}", which is not a program.`);
        return given;
    }
    const path = findProgram(...CANDIDATES) ?? (await aptInstall('chromium') ? findProgram(...CANDIDATES) : undefined);
    if (path === undefined) throw new ScriptError('No Chromium found. Install Chromium or Chrome, or name one in CHROMIUM_PATH.');
    return path;
}
