// What must not pass unheard: an exception, and a promise that nobody looks after.
Promise.reject(new Error("refused by the page"));
throw new Error("thrown by the page");
