import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        include: ['{language,graph,runner,exporters,server,cli,client,webview,protocol,test,examples}/**/*.test.{ts,tsx}'],
        environment: 'node',
        testTimeout: 60_000,
        hookTimeout: 120_000,
        maxWorkers: 2,
    },
});
