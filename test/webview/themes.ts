/** VS Code's default themes, as far as the panel uses them: the values that its webviews get. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** What VS Code puts on the body of a webview. */
export const bodyClasses: Readonly<Record<Theme, string>> = {
    'light': 'vscode-light',
    'dark': 'vscode-dark',
    'high-contrast': 'vscode-high-contrast',
    'high-contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
};

const fonts = { 'font-family': 'system-ui, "Liberation Sans", sans-serif', 'font-size': '13px', 'font-weight': 'normal' };

export const themes: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
    'light': {
        ...fonts,
        'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', 'foreground': '#3b3b3b', 'descriptionForeground': '#3b3b3b',
        'disabledForeground': 'rgba(97, 97, 97, 0.5)', 'icon-foreground': '#3b3b3b', 'focusBorder': '#005fb8',
        'editorWidget-background': '#f8f8f8', 'editorWidget-border': '#c8c8c8', 'panel-border': '#e5e5e5', 'widget-shadow': 'rgba(0, 0, 0, 0.16)',
        'editorHoverWidget-background': '#f8f8f8', 'editorHoverWidget-foreground': '#3b3b3b', 'editorHoverWidget-border': '#c8c8c8',
        'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'button-border': 'rgba(0, 0, 0, 0.1)',
        'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)', 'progressBar-background': '#005fb8',
        'inputValidation-errorBackground': '#f2dede', 'inputValidation-errorBorder': '#be1100', 'editorWarning-foreground': '#bf8803',
        'textLink-foreground': '#005fb8', 'badge-background': '#cccccc', 'badge-foreground': '#3b3b3b', 'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece',
        'input-placeholderForeground': '#767676', 'dropdown-background': '#ffffff', 'dropdown-foreground': '#3b3b3b', 'dropdown-border': '#cecece',
        'charts-green': '#388a34', 'charts-red': '#e51400', 'charts-blue': '#1a85ff', 'charts-yellow': '#bf8803',
    },
    'dark': {
        ...fonts,
        'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', 'foreground': '#cccccc', 'descriptionForeground': '#9d9d9d',
        'disabledForeground': 'rgba(204, 204, 204, 0.5)', 'icon-foreground': '#cccccc', 'focusBorder': '#0078d4',
        'editorWidget-background': '#202020', 'editorWidget-border': '#454545', 'panel-border': '#2b2b2b', 'widget-shadow': 'rgba(0, 0, 0, 0.36)',
        'editorHoverWidget-background': '#202020', 'editorHoverWidget-foreground': '#cccccc', 'editorHoverWidget-border': '#454545',
        'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'button-border': 'rgba(255, 255, 255, 0.07)',
        'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)', 'progressBar-background': '#0078d4',
        'inputValidation-errorBackground': '#5a1d1d', 'inputValidation-errorBorder': '#be1100', 'editorWarning-foreground': '#cca700',
        'textLink-foreground': '#4daafc', 'badge-background': '#616161', 'badge-foreground': '#f8f8f8', 'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c',
        'input-placeholderForeground': '#989898', 'dropdown-background': '#313131', 'dropdown-foreground': '#cccccc', 'dropdown-border': '#3c3c3c',
        'charts-green': '#89d185', 'charts-red': '#f14c4c', 'charts-blue': '#3794ff', 'charts-yellow': '#cca700',
    },
    'high-contrast': {
        ...fonts,
        'editor-background': '#000000', 'editor-foreground': '#ffffff', 'foreground': '#ffffff', 'descriptionForeground': 'rgba(255, 255, 255, 0.7)',
        'disabledForeground': '#a5a5a5', 'icon-foreground': '#ffffff', 'focusBorder': '#f38518',
        'contrastBorder': '#6fc3df', 'contrastActiveBorder': '#f38518',
        'editorWidget-background': '#0c141f', 'editorWidget-border': '#6fc3df', 'panel-border': '#6fc3df',
        'editorHoverWidget-background': '#0c141f', 'editorHoverWidget-foreground': '#ffffff', 'editorHoverWidget-border': '#6fc3df',
        'button-foreground': '#ffffff', 'button-border': '#6fc3df', 'progressBar-background': '#6fc3df',
        'inputValidation-errorBackground': '#000000', 'inputValidation-errorBorder': '#6fc3df', 'editorWarning-foreground': '#ffd370',
        'textLink-foreground': '#21a6ff', 'badge-background': '#000000', 'badge-foreground': '#ffffff', 'input-background': '#000000', 'input-foreground': '#ffffff', 'input-border': '#6fc3df',
        'dropdown-background': '#000000', 'dropdown-foreground': '#ffffff', 'dropdown-border': '#6fc3df',
        'charts-green': '#89d185', 'charts-red': '#f48771', 'charts-blue': '#59a4f9', 'charts-yellow': '#ffd370',
    },
    'high-contrast-light': {
        ...fonts,
        'editor-background': '#ffffff', 'editor-foreground': '#292929', 'foreground': '#292929', 'descriptionForeground': 'rgba(41, 41, 41, 0.7)',
        'disabledForeground': '#7f7f7f', 'icon-foreground': '#292929', 'focusBorder': '#006bbd',
        'contrastBorder': '#0f4a85', 'contrastActiveBorder': '#006bbd',
        'editorWidget-background': '#ffffff', 'editorWidget-border': '#0f4a85', 'panel-border': '#0f4a85',
        'editorHoverWidget-background': '#ffffff', 'editorHoverWidget-foreground': '#292929', 'editorHoverWidget-border': '#0f4a85',
        'button-background': '#0f4a85', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0f4a85', 'progressBar-background': '#0f4a85',
        'inputValidation-errorBackground': '#ffffff', 'inputValidation-errorBorder': '#0f4a85', 'editorWarning-foreground': '#895503',
        'textLink-foreground': '#0f4a85', 'badge-background': '#0f4a85', 'badge-foreground': '#ffffff', 'input-background': '#ffffff', 'input-foreground': '#292929', 'input-border': '#0f4a85',
        'dropdown-background': '#ffffff', 'dropdown-foreground': '#292929', 'dropdown-border': '#0f4a85',
        'charts-green': '#374e06', 'charts-red': '#b5200d', 'charts-blue': '#1a85ff', 'charts-yellow': '#895503',
    },
};
