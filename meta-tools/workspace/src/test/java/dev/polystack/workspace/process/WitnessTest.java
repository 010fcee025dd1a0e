package dev.polystack.workspace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WitnessTest {

  @Test
  void wasToldToEnd_isKnownAsSoonAsTheSignalWasSent_andNotBefore() throws Exception {
    Witness witness = Witness.start().orElseThrow();
    assertThat(witness.wasToldToEnd()).isFalse();

    witness.process().destroy();

    assertThat(witness.wasToldToEnd()).isTrue();
    assertThat(witness.wasToldToEnd()).isTrue();
  }

  @Test
  void wasToldToEnd_ofOneThatEndedOtherwise_isFalse() throws Exception {
    Witness witness = Witness.start().orElseThrow();

    witness.process().getOutputStream().close(); // as when this JVM ends

    assertThat(witness.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(witness.wasToldToEnd()).isFalse();
  }
}
