/** Numbers of tasks; `SIZES=100,1000` measures only some. (Langium's own scoping takes minutes for 10,000.) */
export const SIZES = (process.env['SIZES'] ?? '100,1000,10000').split(',').map(Number);
