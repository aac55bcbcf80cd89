export function benchIr(): void {}
