// Package dialogue turns a conversation and a message into a reply.
//
// It guarantees that every fact in a reply is a quotation from the knowledge
// folder or a value of its contact file, and every other sentence one of the
// fixed ones in voice.go; that any message, whatever it holds, gets a reply;
// that a reply depends on nothing but the arguments of Respond; and that a
// conversation stays small whatever a user does.
//
// Read the files in this order: reply.go (what comes in and goes out),
// conversation.go (what is remembered), respond.go (the flow), readable.go (a
// message without its wrapping), question.go (several questions in one message),
// decide.go (answer, ask back or refuse), outcome.go (the replies for that) and
// contactcard.go (those to a wish for contact);
// then what follows on an answer: request.go (what is asked of the passage shown, as it
// stands), followup.go (what a message inherits), grounded.go (whether that passage tells it),
// choice.go (which of the offered passages it picks), rebuttal.go (that it was
// not what was meant), facts.go (what it asks of the document itself); compose.go
// and label.go (how a reply and its buttons are put together), voice.go
// (everything the bot says in its own words), command.go, button.go and press.go
// (what is typed as a command or pressed), examples.go (questions to press),
// handover.go (questions for staff, whole); then the recognition of intents:
// wording.go and spelling.go (the form in which a message is read), patterns.go (how what
// people say is listed, and where: the .txt files but for phrasings.txt),
// intent.go, contact.go, others.go, channel.go, smalltalk.go, stranger.go
// (languages that the bot does not read), languages.go (those that it reads),
// introduction.go (who writes), service.go (what is said of the
// service), sense.go (what messages that people wrote teach beside them: learn_test.go
// makes sense.model of phrasings.txt), mixed.go (a wish for contact and a question in
// one message).
package dialogue
