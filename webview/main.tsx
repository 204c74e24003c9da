import { createRoot } from 'react-dom/client';
import { App } from './components/App.tsx';
import { connectHost } from './host.ts';
import { PanelProvider } from './store/context.tsx';
import { Requests } from './store/requests.ts';
import { PanelStore } from './store/store.ts';
import './styles/index.css';

const root = document.getElementById('pline-graph');
if (root === null) throw new Error('The page has no element pline-graph.');

const host = connectHost();
const requests = new Requests(host.send);
const store = new PanelStore(host.saved);
host.listen((message) => {
    // A card that kept the focus must not take the selection back when the window comes to the front again.
    if (message.type === 'select' && !document.hasFocus() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (message.type === 'focus') window.focus();
    if (message.type !== 'focus' || document.activeElement === document.body) store.dispatch(message);
    requests.answer(message);
});
createRoot(root).render(<PanelProvider store={store} host={host} requests={requests}><App /></PanelProvider>);
host.send({ type: 'ready' });
const { view } = store.read();
if (view !== undefined) host.send({ type: 'view', view });
