export async function loadDemo(_options: object) {}
