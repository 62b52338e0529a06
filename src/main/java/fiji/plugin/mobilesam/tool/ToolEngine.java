/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */

package fiji.plugin.mobilesam.tool;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.windows.Failures;
import ij.IJ;
import ij.ImagePlus;

/**
 * Encodes the plane that the tool is over, then its neighbours, on one thread, and answers prompts on another one. Only
 * the last target and the last question count: what is overtaken is given up. What the user is about to ask, for the mouse
 * rests there or its button is down, is answered ahead, so that the answer is there when the question comes. All methods
 * return at once. Takers get answers on the event thread, to which {@link #ask} belongs.
 */
final class ToolEngine {

	/** How long the mouse rests before what is under it is shown. */
	private static final long HOVER_MS = 80;
	/** How long the user does nothing before neighbouring planes are encoded. */
	private static final long IDLE_MS = 300;

	/** Told on the event thread, of the plane that is wanted alone. */
	interface Listener {

		/** It is being encoded. */
		void encoding(ToolPlane plane);

		/**
		 * It can be asked; questions that were answered before may have other answers now.
		 *
		 * @param answering whether there is a question, which is being answered
		 */
		void encoded(ToolPlane plane, boolean answering);

		/**
		 * It cannot be encoded or asked, and will not be tried again until there is a question.
		 *
		 * @param failure says why
		 * @param asked whether there was one
		 */
		void failed(ToolPlane plane, Exception failure, boolean asked);

		/** What was to be done after an answer failed. */
		void failed(Throwable failure);
	}

	/** One try to encode a plane. */
	private static final class Encoding {

		private final Target target;
		/** Whether another one was done, but its model was closed before it answered, as this one has not yet either. */
		private volatile boolean again;
		/** Null until it is done. */
		private volatile EncodedPlane plane;
		private volatile boolean givenUp;

		private Encoding(final Target target, final boolean again) {
			this.target = target;
			this.again = again;
		}
	}

	/** A question that the user is about to ask. */
	private static final class Foresight {

		private final Question question;
		/** Null until it is there. */
		private volatile Answer answer;
		/** That gave it. */
		private volatile Encoding encoding;

		private Foresight(final Question question) {
			this.question = question;
		}

		private boolean answers(final Encoding now, final Question asked) {
			return answer != null && encoding == now && question.isSame(asked);
		}
	}

	private final Listener listener;
	private final PlaneEncoder planes = new PlaneEncoder(SamSession.shared());
	private final ScheduledExecutorService encoder = thread("MobileSAM Tool encoder");
	private final ScheduledExecutorService decoder = thread("MobileSAM Tool decoder");
	private final AtomicReference<Question> asked = new AtomicReference<>();
	/** Of null where nothing is about to be asked. */
	private final AtomicReference<Foresight> foresight = new AtomicReference<>();
	/** Of null where no plane is wanted. */
	private final AtomicReference<Encoding> current = new AtomicReference<>();

	ToolEngine(final Listener listener) {
		this.listener = listener;
	}

	private static ScheduledExecutorService thread(final String name) {
		return Executors.newSingleThreadScheduledExecutor(task -> {
			final Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/** Encodes a plane, unless that is done, under way or was given up. */
	void meet(final Target target) {
		final Encoding now = current.get();
		if (now == null || !now.target.equals(target)) start(target);
	}

	/** The image that the wanted plane is of shows something else: another plane, or other pixels of this one. */
	void look(final Target target) {
		final Encoding now = current.get();
		if (now == null || now.target.plane().image() != target.plane().image()) return;
		if (now.target.equals(target)) encoder.execute(planes::refresh);
		if (!now.givenUp || !now.target.equals(target)) start(target);
	}

	/**
	 * Stops what is being encoded.
	 *
	 * @return whether anything was
	 */
	boolean stop() {
		final Encoding now = current.get();
		if (now == null || now.plane != null || now.givenUp) return false;
		now.givenUp = true;
		asked.set(null);
		return true;
	}

	/** Wants no plane any more. */
	void leave() {
		current.set(null);
		asked.set(null);
		endForesight();
	}

	/**
	 * Lets an image go that was closed.
	 *
	 * @return whether a plane of it was being encoded
	 */
	boolean forget(final ImagePlus image) {
		final Encoding now = current.get();
		if (now == null || now.target.plane().image() != image) return false;
		leave();
		encoder.execute(planes::refresh);
		return now.plane == null && !now.givenUp;
	}

	/** Whether a question is answered at once. */
	boolean isReady(final Target target) {
		final Encoding now = current.get();
		return now != null && now.target.equals(target) && now.plane != null;
	}

	/**
	 * Answers, if need be after encoding; drops the question before, and what was about to be asked instead.
	 *
	 * @return whether the question's taker has the answer already, as it was foreseen
	 */
	boolean ask(final Question question) {
		final Foresight known = foresight.get();
		final Encoding now = current.get();
		if (known != null && known.answers(now, question)) {
			asked.set(null);
			endForesight();
			question.taker().accept(known.answer);
			return true;
		}
		if (!foresees(question)) endForesight();
		asked.set(question);
		if (now == null || now.givenUp || !now.target.equals(question.target())) start(question.target());
		else decoder.execute(this::answerAsked);
		return false;
	}

	/** Whether it was said that this is about to be asked. */
	boolean foresees(final Question question) {
		final Foresight known = foresight.get();
		return known != null && known.question.isSame(question);
	}

	/**
	 * Answers a question that the user is about to ask, when the mouse has rested for a while, or once the plane is encoded.
	 * Its taker gets the answer unless it is asked before, or nothing is about to be asked any more.
	 */
	void foreseeAtRest(final Question question) {
		final Foresight next = new Foresight(question);
		foresight.set(next);
		decoder.schedule(() -> answerAhead(next), HOVER_MS, TimeUnit.MILLISECONDS);
	}

	/** Answers a question that the user is about to ask, once the plane is encoded; one that is foreseen goes on. */
	void foresee(final Question question) {
		if (!foresees(question)) foresight.set(new Foresight(question));
		answerAheadSoon();
	}

	/** Nothing is about to be asked. */
	void endForesight() {
		foresight.set(null);
	}

	/** Does something after what is being answered. */
	void execute(final Runnable task) {
		decoder.execute(() -> {
			try {
				task.run();
			} catch (RuntimeException | OutOfMemoryError e) {
				EventQueue.invokeLater(() -> listener.failed(e));
			}
		});
	}

	private void start(final Target target) {
		endForesight();
		final Encoding encoding = new Encoding(target, false);
		current.set(encoding);
		encoder.execute(() -> encode(encoding));
	}

	private void encode(final Encoding encoding) {
		if (current.get() != encoding || encoding.givenUp) return;
		tell(encoding, () -> listener.encoding(encoding.target.plane()));
		attempt(encoding, () -> {
			encoding.plane = planes.encode(encoding.target,
					progress(() -> current.get() != encoding || encoding.givenUp));
			final Question question = asked.get();
			final boolean answering = question != null && question.target().equals(encoding.target);
			tell(encoding, () -> listener.encoded(encoding.target.plane(), answering));
			decoder.execute(this::answerAsked);
			answerAheadSoon();
			later(encoding, encoding.target.plane().neighbours());
		});
	}

	private void later(final Encoding encoding, final List<ToolPlane> neighbours) {
		if (!neighbours.isEmpty())
			encoder.schedule(() -> prefetch(encoding, neighbours), IDLE_MS, TimeUnit.MILLISECONDS);
	}

	/** Encodes the first of some planes, and later the others; steps back where the user asks for something. */
	private void prefetch(final Encoding encoding, final List<ToolPlane> neighbours) {
		if (current.get() != encoding) return;
		try {
			planes.encode(new Target(neighbours.get(0), encoding.target.settings()),
					progress(() -> current.get() != encoding || isWorking()));
			later(encoding, neighbours.subList(1, neighbours.size()));
		} catch (final CancellationException e) {
			later(encoding, neighbours);
		} catch (IOException | RuntimeException | OutOfMemoryError e) {
			// It is said when the user gets there.
		}
	}

	/** Whether there is something to be answered. */
	private boolean isWorking() {
		final Foresight next = foresight.get();
		return asked.get() != null || next != null && next.answer == null;
	}

	private void answerAsked() {
		final Question question = asked.get();
		final Encoding encoding = current.get();
		if (question == null || !canAnswer(encoding, question)) return;
		attempt(encoding, () -> {
			final Foresight known = foresight.get();
			final boolean foreseen = known != null && known.answers(encoding, question);
			final Answer answer = foreseen ? known.answer : answer(encoding, question);
			if (known != null && known.question.isSame(question)) foresight.compareAndSet(known, null);
			if (asked.compareAndSet(question, null)) EventQueue.invokeLater(() -> question.taker().accept(answer));
		});
	}

	private void answerAheadSoon() {
		final Foresight now = foresight.get();
		if (now != null) decoder.execute(() -> answerAhead(now));
	}

	private void answerAhead(final Foresight next) {
		final Encoding encoding = current.get();
		if (foresight.get() != next || next.answer != null || !canAnswer(encoding, next.question)) return;
		try {
			next.encoding = encoding;
			next.answer = answer(encoding, next.question);
		} catch (final IllegalStateException e) {
			if (encoding.again) foresight.compareAndSet(next, null);
			else restart(encoding);
			return;
		} catch (IOException | RuntimeException | OutOfMemoryError e) {
			// It is said when the user asks.
			foresight.compareAndSet(next, null);
			return;
		}
		EventQueue.invokeLater(() -> {
			if (foresight.get() == next) next.question.taker().accept(next.answer);
		});
	}

	private static boolean canAnswer(final Encoding encoding, final Question question) {
		return encoding != null && encoding.target.equals(question.target()) && encoding.plane != null;
	}

	private static Answer answer(final Encoding encoding, final Question question) throws IOException {
		final Answer answer = encoding.plane.answer(question.prompts(), question.look());
		encoding.again = false;
		return answer;
	}

	/** What fails in words. */
	@FunctionalInterface
	private interface Work {

		void run() throws IOException;
	}

	private void attempt(final Encoding encoding, final Work work) {
		try {
			work.run();
		} catch (final CancellationException e) {
			// Something else is wanted.
		} catch (final OutOfMemoryError e) {
			giveUp(encoding, new IOException(Failures.NO_MEMORY, e));
		} catch (final IllegalStateException e) {
			if (encoding.again) giveUp(encoding, e);
			else restart(encoding);
		} catch (IOException | IllegalArgumentException e) {
			giveUp(encoding, e);
		} catch (final RuntimeException e) {
			// An image that is closed loses its pixels, so anything may have happened.
			if (encoding.target.plane().image().getProcessor() != null) IJ.handleException(e);
		}
	}

	/** Unless something else is wanted, or nothing. */
	private void restart(final Encoding encoding) {
		final Encoding again = new Encoding(encoding.target, true);
		if (current.compareAndSet(encoding, again)) encoder.execute(() -> encode(again));
	}

	private void giveUp(final Encoding encoding, final Exception failure) {
		encoding.givenUp = true;
		encoding.plane = null;
		final boolean question = asked.getAndSet(null) != null;
		tell(encoding, () -> listener.failed(encoding.target.plane(), failure, question));
	}

	private void tell(final Encoding encoding, final Runnable news) {
		EventQueue.invokeLater(() -> {
			if (current.get() == encoding) news.run();
		});
	}

	private static Progress progress(final BooleanSupplier canceled) {
		return new Progress() {

			@Override
			public void update(final long done, final long total, final String step) {
				// The status bar says that it encodes.
			}

			@Override
			public boolean isCanceled() {
				return canceled.getAsBoolean();
			}
		};
	}
}
