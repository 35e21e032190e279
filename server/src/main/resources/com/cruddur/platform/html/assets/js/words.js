// Small texts.

export const plural = (count, one, many) => count === 1 ? `1 ${one}` : `${count} ${many}`;
