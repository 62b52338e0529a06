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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;

class ObjectPromptsTest {

	@Test
	void theModelGetsCentresOfPixelsThoseOnTheObjectFirst() {
		final ObjectPrompts prompts = ObjectPrompts.NONE.withPoint(3, 4, false).withPoint(5, 6, true)
				.withPoint(7, 8, false).withPoint(0, 0, true);
		assertEquals(List.of(PointPrompt.on(5.5, 6.5), PointPrompt.on(0.5, 0.5), PointPrompt.beside(3.5, 4.5),
				PointPrompt.beside(7.5, 8.5)), prompts.set().points());
	}

	@Test
	void aBoxStaysWhilePointsAreAddedAndTheNextOneReplacesIt() {
		final ObjectPrompts prompts = ObjectPrompts.NONE.withBox(new PixelBox(1, 2, 3, 4)).withPoint(2, 3, false)
				.withBox(new PixelBox(0, 0, 9, 8));
		assertEquals(Optional.of(new BoxPrompt(0, 0, 9, 8)), prompts.set().box());
		assertEquals(1, prompts.set().points().size());
	}

	@Test
	void pointsBesideAloneSayNothing() {
		assertFalse(ObjectPrompts.NONE.canBeAnswered());
		assertFalse(ObjectPrompts.NONE.withPoint(1, 1, false).canBeAnswered());
		assertTrue(ObjectPrompts.NONE.withPoint(1, 1, false).withBox(new PixelBox(0, 0, 2, 2)).canBeAnswered());
	}

	@Test
	void anotherPointBeginsWithTheBestMaskAgain() {
		final ObjectPrompts prompts = ObjectPrompts.NONE.withPoint(1, 1, true).next().next();
		assertEquals(2, prompts.turn());
		assertEquals(0, prompts.withPoint(2, 2, true).turn());
	}

	@Test
	void stepsAreUndoneAndRedoneUntilAnotherOneIsMade() {
		final PromptHistory history = new PromptHistory();
		final ObjectPrompts first = ObjectPrompts.NONE.withPoint(1, 1, true);
		final ObjectPrompts second = first.withPoint(2, 2, true);
		history.add(first);
		history.add(second);
		assertFalse(history.redo());
		assertTrue(history.undo());
		assertEquals(first, history.now());
		assertTrue(history.redo());
		assertEquals(second, history.now());
		assertTrue(history.undo() && history.undo());
		assertFalse(history.undo());
		assertTrue(history.now().isEmpty());
		history.add(second);
		assertFalse(history.redo());
	}
}
