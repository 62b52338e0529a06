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
package fiji.plugin.mobilesam.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.prompt.BoxPrompt;
import fiji.plugin.mobilesam.prompt.PointPrompt;
import fiji.plugin.mobilesam.prompt.PromptSet;

/** What is asked of a model about an object that is known. */
public enum TruthPrompt {

	/** One click at the centre of the pixel that is farthest from the object's edge. */
	CLICK {

		@Override
		PromptSet of(final KnownObject object, final KnownObjects all) {
			return PromptSet.ofPoints(object.centre().on());
		}
	},
	/** One click at the centre of any pixel of the object, all alike likely; the same in each run. */
	RANDOM_CLICK {

		@Override
		PromptSet of(final KnownObject object, final KnownObjects all) {
			return PromptSet.ofPoints(randomPixel(object));
		}
	},
	/** The smallest box around the object's pixels. */
	BOX {

		@Override
		PromptSet of(final KnownObject object, final KnownObjects all) {
			return PromptSet.ofBox(BoxPrompt.of(object.mask().bounds().orElseThrow()));
		}
	},
	/**
	 * The click, and one beside the object: at the innermost pixel of the other object whose innermost pixel is nearest
	 * to this one's, or, where there is no other object, of the {@link Surroundings}.
	 */
	CLICK_AND_NEGATIVE {

		@Override
		PromptSet of(final KnownObject object, final KnownObjects all) {
			final PromptSet click = CLICK.of(object, all);
			return all.all().stream().filter(other -> other != object).map(KnownObject::centre)
					.min(Comparator.comparingLong(object.centre()::squaredDistance))
					.or(() -> Surroundings.of(object.mask()).map(EdgeDistance::innermost))
					.map(negative -> click.withPoints(List.of(negative.beside()))).orElse(click);
		}
	},
	/** The click, and two that correct the answer, one after the other: {@link Correction}. */
	THREE_CLICKS {

		@Override
		PromptSet of(final KnownObject object, final KnownObjects all) {
			return CLICK.of(object, all);
		}

		@Override
		int corrections() {
			return 2;
		}
	};

	/** Such as {@code random-click}, for options and tables. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What is asked first.
	 *
	 * @param object that is meant
	 * @param all objects of the plane
	 */
	abstract PromptSet of(KnownObject object, KnownObjects all);

	/** Clicks that follow. */
	int corrections() {
		return 0;
	}

	private static PointPrompt randomPixel(final KnownObject object) {
		final PixelBox box = object.mask().bounds().orElseThrow();
		final SplittableRandom random = new SplittableRandom(31L * (31L * box.left() + box.top()) + object.mask()
				.area());
		while (true) {
			final int x = random.nextInt(box.left(), box.right());
			final int y = random.nextInt(box.top(), box.bottom());
			if (object.mask().contains(x, y)) return PointPrompt.on(x + 0.5, y + 0.5);
		}
	}
}
