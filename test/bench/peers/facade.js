// The floor: a picture and a button. What a press would load is not this bench's matter.
addEventListener('click', (event) => event.target.closest('button')?.remove());
