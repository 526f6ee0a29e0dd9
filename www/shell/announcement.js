/** An event that bubbles, and crosses shadow roots. */
export const announcement = (type, detail) => new CustomEvent(type, { detail, bubbles: true, composed: true });
